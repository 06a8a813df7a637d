package io.countersign.delivery.web;

import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.intake.StopCheck;
import io.countersign.policy.stop.Stops;
import io.countersign.signal.Signals;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Lets a request wait for a decision to change, or to be held or let go on by a stop, on its own virtual thread and without
 * asking the database meanwhile.
 */
@Component
class ChangeWait {

    private final Decisions decisions;
    private final StopCheck stops;
    private final Signals signals;

    ChangeWait(Decisions decisions, StopCheck stops, Signals signals) {
        this.decisions = decisions;
        this.stops = stops;
        this.signals = signals;
    }

    /** @return the decision after its next change, or as it is when the time is up */
    Decision after(Decision seen, Duration wait) throws InterruptedException {
        var word = new Semaphore(0);
        String id = seen.id().toString();
        DecisionStatus shown = stops.shown(seen).status();
        long until = System.nanoTime() + wait.toNanos();
        try (var changed = signals.subscribe("decision", subject -> { if (subject.equals(id)) word.release(); });
                var stopped = signals.subscribe(Stops.CHANGED, _ -> word.release())) {
            Decision now = decisions.find(seen.id()).orElseThrow(); // it may have changed before we listened
            while (now.changes() == seen.changes() && stops.shown(now).status() == shown
                    && word.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS))
                now = decisions.find(seen.id()).orElseThrow();
            return now;
        }
    }
}
