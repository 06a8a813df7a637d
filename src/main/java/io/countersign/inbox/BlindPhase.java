package io.countersign.inbox;

import java.util.Optional;
import java.util.UUID;

import io.countersign.inbox.OwnFindings.OwnFinding;
import io.countersign.intake.StopCheck;
import io.countersign.policy.stop.Grade;
import org.springframework.stereotype.Component;

/** Whether somebody must still commit a finding of their own before anything of the model's answer is sent to them. */
@Component
public class BlindPhase {

    private final Reviews reviews;
    private final OwnFindings findings;
    private final StopCheck stops;
    private final Shown shown;

    BlindPhase(Reviews reviews, OwnFindings findings, StopCheck stops, Shown shown) {
        this.stops = stops;
        this.shown = shown;
        this.reviews = reviews;
        this.findings = findings;
    }

    /** @param blind whether a finding is asked for; adjudicators are asked as well */
    public record Stand(boolean blind, Optional<OwnFinding> finding) {

        public boolean findingMissing() {
            return blind && finding.isEmpty();
        }
    }

    public Stand of(ReviewTask task, UUID person) {
        return new Stand(reviews.find(task.jobKey()).blind() || blindByStop(task, person), findings.of(task, person));
    }

    /** Who was sent the model's answer before the stop cannot be blind to it any more. */
    private boolean blindByStop(ReviewTask task, UUID person) {
        return stops.over(task.decision()).filter(stop -> stop.grade().compareTo(Grade.BLIND) >= 0)
                .filter(stop -> !shown.before(task, person, stop.placedAt())).isPresent();
    }
}
