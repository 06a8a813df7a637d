package io.countersign.inbox;

import java.util.Optional;
import java.util.UUID;

import io.countersign.inbox.OwnFindings.OwnFinding;
import org.springframework.stereotype.Component;

/** Whether somebody must still commit a finding of their own before anything of the model's answer is sent to them. */
@Component
public class BlindPhase {

    private final Reviews reviews;
    private final OwnFindings findings;

    BlindPhase(Reviews reviews, OwnFindings findings) {
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
        return new Stand(reviews.find(task.jobKey()).blind(), findings.of(task, person));
    }
}
