package io.countersign.screen;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.scheduling.TaskScheduler;

/**
 * Brings a view up to date: soon after it is told, however often that is, and once in a while without being told,
 * because a signal can be lost. Each look is a task of its own, so that a slow one holds up no other.
 */
public final class Refresher implements AutoCloseable {

    /** Whatever is told within this time is looked at once. */
    private static final Duration GATHERING = Duration.ofMillis(500);

    private final TaskScheduler scheduler;
    private final InstantSource clock;
    private final UI ui;
    private final Runnable look;
    private final Duration every;
    private volatile ScheduledFuture<?> unasked;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * @param look  called with the UI locked
     * @param every at the latest
     */
    public Refresher(TaskScheduler scheduler, InstantSource clock, UI ui, Duration every, Runnable look) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.ui = ui;
        this.look = look;
        this.every = every;
        unasked = scheduler.schedule(this::lookUnasked, clock.instant().plus(every));
    }

    /** On any thread, and quick. */
    public void soon() {
        if (asked.compareAndSet(false, true)) scheduler.schedule(this::look, clock.instant().plus(GATHERING));
    }

    private void lookUnasked() {
        if (closed) return;
        unasked = scheduler.schedule(this::lookUnasked, clock.instant().plus(every));
        look();
    }

    private void look() {
        asked.set(false);
        try {
            ui.access(look::run);
        } catch (UIDetachedException gone) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        unasked.cancel(false);
    }
}
