package io.countersign.delivery.web;

import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.signal.Signals;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets a request wait for a decision to change, on its own virtual thread and without asking the database meanwhile. */
@Component
class ChangeWait {

    private final Decisions decisions;
    private final Signals signals;

    ChangeWait(Decisions decisions, Signals signals) {
        this.decisions = decisions;
        this.signals = signals;
    }

    /** @return the decision after its next change, or as it is when the time is up */
    Decision after(Decision seen, Duration wait) throws InterruptedException {
        var changed = new Semaphore(0);
        String id = seen.id().toString();
        try (var subscription = signals.subscribe("decision", subject -> { if (subject.equals(id)) changed.release(); })) {
            Decision now = decisions.find(seen.id()).orElseThrow(); // it may have changed before we listened
            if (now.changes() != seen.changes() || !changed.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) return now;
        }
        return decisions.find(seen.id()).orElseThrow();
    }
}
