package io.countersign.process.internal;

import io.countersign.process.ProcessEngine;
import io.countersign.signal.Loop;
import io.countersign.signal.Signals;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends what waits in the outbox, many at a time, as soon as it is committed and again until the engine has it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("countersign.engine.grpc-address")
class OutboxRelay {

    private static final int BATCH = 200;

    private final Outbox outbox;
    private final ProcessEngine engine;

    OutboxRelay(Outbox outbox, ProcessEngine engine) {
        this.outbox = outbox;
        this.engine = engine;
    }

    @Bean
    Loop relaying(Signals signals) {
        return new Loop("outbox-relay", signals, JdbcProcessCommands.QUEUED, this::sendDue);
    }

    private boolean sendDue() {
        List<Command> due = outbox.take(BATCH);
        Queue<UUID> sent = new ConcurrentLinkedQueue<>();
        CompletableFuture.allOf(due.stream().map(command -> command.send(engine).handle((done, failure) -> {
            if (failure == null) sent.add(command.id());
            else outbox.failed(command, cause(failure));
            return null;
        }).toCompletableFuture()).toArray(CompletableFuture[]::new)).join();
        outbox.sent(sent);
        return due.size() == BATCH;
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        return String.valueOf(root.getMessage());
    }
}
