package io.countersign.process.internal;

import io.countersign.process.ProcessEngine;
import io.countersign.signal.Signals;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Sends what waits in the outbox, many at a time, as soon as it is committed and again until the engine has it. */
@Component
@ConditionalOnProperty("countersign.engine.grpc-address")
class OutboxRelay implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 200;
    private static final long AT_LEAST_EVERY_MILLIS = 500;

    private final Outbox outbox;
    private final ProcessEngine engine;
    private final Semaphore queued = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    OutboxRelay(Outbox outbox, ProcessEngine engine, Signals signals) {
        this.outbox = outbox;
        this.engine = engine;
        signals.subscribe(JdbcProcessCommands.QUEUED, ignored -> queued.release());
    }

    @Override
    public void run() {
        while (running) {
            try {
                if (sendDue() < BATCH) awaitWork();
            } catch (DataAccessException e) {
                LOG.warn("Commands to the engine wait because the database cannot be reached: {}", e.getMessage());
                awaitWork();
            }
        }
    }

    private int sendDue() {
        List<Command> due = outbox.take(BATCH);
        Queue<UUID> sent = new ConcurrentLinkedQueue<>();
        CompletableFuture.allOf(due.stream().map(command -> command.send(engine).handle((done, failure) -> {
            if (failure == null) sent.add(command.id());
            else outbox.failed(command, cause(failure));
            return null;
        }).toCompletableFuture()).toArray(CompletableFuture[]::new)).join();
        outbox.sent(sent);
        return due.size();
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        return String.valueOf(root.getMessage());
    }

    private void awaitWork() {
        try {
            queued.tryAcquire(AT_LEAST_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            queued.drainPermits();
        } catch (InterruptedException e) {
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").start(this);
    }

    @Override
    public void stop() {
        running = false;
        queued.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
