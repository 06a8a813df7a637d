package io.countersign.process.internal;

import io.countersign.process.ProcessEngine;
import io.countersign.signal.Loop;
import io.countersign.signal.Signals;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends what waits in the outbox, many at a time, as soon as it is committed and again until the engine has it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("countersign.engine.grpc-address")
class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int MOST = 200;
    private static final int STEP = 10;

    private final Outbox outbox;
    private final ProcessEngine engine;
    private final ProcessDefinitions deployed;
    /** Halved when the engine pushes back and grown again in steps, so that a burst does not meet itself again and again. */
    private int batch = MOST;

    OutboxRelay(Outbox outbox, ProcessEngine engine, ProcessDefinitions deployed) {
        this.outbox = outbox;
        this.engine = engine;
        this.deployed = deployed;
    }

    @Bean
    Loop relaying(Signals signals) {
        return new Loop("outbox-relay", signals, JdbcProcessCommands.QUEUED, this::sendDue);
    }

    /** @return whether there may be more that the engine would take now */
    private boolean sendDue() {
        List<Command> due = outbox.take(batch);
        Queue<UUID> sent = new ConcurrentLinkedQueue<>();
        var pushedBack = new AtomicBoolean();
        CompletableFuture.allOf(due.stream().map(command -> command.send(engine, deployed).handle((done, failure) -> {
            if (failure == null) sent.add(command.id());
            else if (isRefused(failure)) refused(command, failure);
            else {
                pushedBack.set(true);
                outbox.failed(command, cause(failure));
            }
            return null;
        }).toCompletableFuture()).toArray(CompletableFuture[]::new)).join();
        outbox.sent(sent);
        boolean full = due.size() == batch;
        batch = pushedBack.get() ? Math.max(STEP, batch / 2) : Math.min(MOST, batch + STEP);
        return full && !pushedBack.get();
    }

    private static boolean isRefused(Throwable failure) {
        return failure instanceof ProcessEngine.Refused || failure.getCause() instanceof ProcessEngine.Refused;
    }

    private void refused(Command command, Throwable failure) {
        LOG.error("The engine refuses {} of decision {}: {}", command.kind(), command.decision(), cause(failure));
        outbox.refused(command, cause(failure));
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        return String.valueOf(root.getMessage());
    }
}
