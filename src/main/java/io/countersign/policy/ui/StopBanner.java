package io.countersign.policy.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.policy.stop.Stop;
import io.countersign.policy.stop.Stops;
import io.countersign.screen.Refresher;
import io.countersign.screen.ShellNotice;
import io.countersign.signal.Signals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.springframework.scheduling.TaskScheduler;

/** What is stopped, the strictest first, above every screen; out of sight while nothing is. */
@StyleSheet("ui/styles/stops.css")
final class StopBanner extends Div {

    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(20);
    private static final int MOST = 3;

    private final Stops stops;
    private final Signals signals;
    private final TaskScheduler scheduler;
    private final InstantSource clock;
    private final boolean mayOpen;
    private List<Stop> shown = List.of();

    private StopBanner(Caller caller, Stops stops, Signals signals, TaskScheduler scheduler, InstantSource clock) {
        this.stops = stops;
        this.signals = signals;
        this.scheduler = scheduler;
        this.clock = clock;
        mayOpen = caller.is(Role.STEWARD, Role.OPERATOR, Role.AUDITOR);
        addClassName("stop-banner");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** Puts it above every screen. */
    @org.springframework.stereotype.Component
    static final class Notice implements ShellNotice {

        private final Callers callers;
        private final Stops stops;
        private final Signals signals;
        private final TaskScheduler scheduler;
        private final InstantSource clock;

        Notice(Callers callers, Stops stops, Signals signals, TaskScheduler scheduler, InstantSource clock) {
            this.callers = callers;
            this.stops = stops;
            this.signals = signals;
            this.scheduler = scheduler;
            this.clock = clock;
        }

        @Override
        public Component create() {
            return new StopBanner(callers.current(), stops, signals, scheduler, clock);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        refresh();
        var refresher = new Refresher(scheduler, clock, event.getUI(), AT_LEAST_EVERY, this::refresh);
        var subscription = signals.subscribe(Stops.CHANGED, _ -> refresher.soon());
        addDetachListener(detach -> {
            detach.unregisterListener();
            subscription.close();
            refresher.close();
        });
    }

    private void refresh() {
        var now = stops.inForce().stream().sorted(Comparator.comparing(Stop::grade).thenComparing(Stop::placedAt).reversed()).toList();
        if (now.stream().map(Stop::id).toList().equals(shown.stream().map(Stop::id).toList())) return;
        shown = now;
        removeAll();
        now.stream().limit(MOST).forEach(stop -> add(line(stop)));
        if (now.size() > MOST) add(new Span("and " + (now.size() - MOST) + " more"));
        if (mayOpen) add(new Anchor("stops", now.size() == 1 ? "See the stop" : "See the stops"));
        setVisible(!now.isEmpty());
    }

    private static Span line(Stop stop) {
        var line = new Span((stop.drill() ? "Drill: " : "Stopped: ") + stop.scope().words() + ". " + StopTable.effect(stop.grade()));
        line.addClassName("line");
        return line;
    }
}
