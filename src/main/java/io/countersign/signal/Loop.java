package io.countersign.signal;

import io.countersign.kernel.Outage;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * One thread that works as soon as there is word of work, and looks twice a second in case the word got lost. While the
 * database is away it waits. It may be told to gather: word that comes shortly after it has worked then waits for more.
 */
public final class Loop implements SmartLifecycle, Runnable {

    /** One round of work. */
    @FunctionalInterface
    public interface Work {

        /** @return whether there may be more to do at once */
        boolean doSome();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long AT_LEAST_EVERY_MILLIS = 500;
    private static final long STOP_SECONDS = 20;
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final String name;
    private final Work work;
    private final Duration gather;
    private final Semaphore word = new Semaphore(0);
    private String told = "";
    private long toldAt;
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    /** @param channel the signals that tell of work */
    public Loop(String name, Signals signals, String channel, Work work) {
        this(name, signals, channel, Duration.ZERO, work);
    }

    /** @param gather how long it rests after it has done all that there was, so that under load it has much to do at once */
    public Loop(String name, Signals signals, String channel, Duration gather, Work work) {
        this.name = name;
        this.gather = gather;
        this.work = work;
        signals.subscribe(channel, ignored -> word.release());
    }

    @Override
    public void run() {
        while (running) {
            try {
                if (!work.doSome()) awaitWord();
            } catch (RuntimeException | Error failure) { // one bad row must not end all work
                tell(failure);
                awaitWord();
            }
        }
    }

    /** The same failure once a minute: it comes again twice a second until somebody mends it. */
    private void tell(Throwable failure) {
        long now = System.nanoTime();
        if (failure.toString().equals(told) && now - toldAt < QUIET.toNanos()) return;
        told = failure.toString();
        toldAt = now;
        if (Outage.is(failure)) LOG.warn("{} waits because the database cannot be reached: {}", name, failure.getMessage());
        else LOG.error("{} met a defect and tries again", name, failure);
    }

    private void awaitWord() {
        try {
            Thread.sleep(gather);
            word.tryAcquire(AT_LEAST_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            word.drainPermits();
        } catch (InterruptedException e) {
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).start(this);
    }

    @Override
    public void stop() {
        running = false;
        word.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
