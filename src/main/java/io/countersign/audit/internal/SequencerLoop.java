package io.countersign.audit.internal;

import io.countersign.signal.Signals;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Runs the sequencer whenever something was staged, and once in a while in case the word got lost. */
class SequencerLoop implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SequencerLoop.class);
    private static final long AT_LEAST_EVERY_MILLIS = 500;

    private final Sequencer sequencer;
    private final Semaphore staged = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    SequencerLoop(Sequencer sequencer, Signals signals) {
        this.sequencer = sequencer;
        signals.subscribe(JdbcLog.STAGED, ignored -> staged.release());
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("sequencer").start(this);
    }

    @Override
    public void run() {
        while (running) {
            try {
                if (sequencer.integrate() < Sequencer.BATCH) awaitWork();
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("The sequencer cannot reach the log and will try again: {}", e.getMessage());
                awaitWork();
            }
        }
    }

    private void awaitWork() {
        try {
            staged.tryAcquire(AT_LEAST_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            staged.drainPermits();
        } catch (InterruptedException e) {
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        staged.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
