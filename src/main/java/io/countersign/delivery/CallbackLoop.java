package io.countersign.delivery;

import io.countersign.signal.Signals;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Sends what is due, many at a time: a receiver that answers slowly holds up itself only. */
@Component
@ConditionalOnProperty("countersign.engine.grpc-address")
class CallbackLoop implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackLoop.class);
    private static final int AT_ONCE = 50;
    private static final long AT_LEAST_EVERY_MILLIS = 500;

    private final Callbacks callbacks;
    private final WebhookSender sender;
    private final RecordAttempt attempts;
    private final Semaphore queued = new Semaphore(0);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    CallbackLoop(Callbacks callbacks, WebhookSender sender, RecordAttempt attempts, Signals signals) {
        this.callbacks = callbacks;
        this.sender = sender;
        this.attempts = attempts;
        signals.subscribe("callback", ignored -> queued.release());
    }

    @Override
    public void run() {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            while (running) {
                try {
                    int free = Math.max(1, places.availablePermits());
                    List<Callback> due = callbacks.take(free);
                    for (Callback callback : due) {
                        places.acquire();
                        senders.execute(() -> attempt(callback));
                    }
                    if (due.size() < free) await();
                } catch (DataAccessException | TransactionException e) {
                    LOG.warn("Callbacks wait because the database cannot be reached: {}", e.getMessage());
                    await();
                } catch (InterruptedException e) {
                    running = false;
                }
            }
        }
    }

    private void attempt(Callback callback) {
        try {
            attempts.record(callback, sender.send(callback));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Callback {} will be sent again: its result could not be kept: {}", callback.id(), e.getMessage());
        } finally {
            places.release();
        }
    }

    private void await() {
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
        thread = Thread.ofPlatform().name("callbacks").start(this);
    }

    @Override
    public void stop() {
        running = false;
        queued.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
