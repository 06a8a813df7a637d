package io.countersign.insight.trial;

import java.util.Set;
import java.util.UUID;

import io.countersign.inbox.NamedReviewers;
import io.countersign.intake.Decision;
import io.countersign.policy.Assurances;
import org.springframework.stereotype.Component;

/** The cases of a trial are for those whom it tries. */
@Component
class TrialReviewers implements NamedReviewers {

    private final Assurances assurances;

    TrialReviewers(Assurances assurances) {
        this.assurances = assurances;
    }

    @Override
    public Set<UUID> of(Decision decision) {
        return decision.trial().flatMap(assurances::trial).map(Assurances.Trial::reviewers).orElse(Set.of());
    }
}
