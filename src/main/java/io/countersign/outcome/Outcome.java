package io.countersign.outcome;

import io.countersign.policy.Face;
import io.countersign.verdict.Verdict.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was released.
 *
 * @param verdict     on which it rests; null for what was released unreviewed, as two stewards had allowed
 * @param changed     whether it differs from what was recommended
 * @param reviewers   who judged the case; nobody if it was released unreviewed
 * @param accountable the function that answers for it, from the use case
 * @param allowance   by hash, what the two stewards allowed; null when people reviewed it
 */
public record Outcome(UUID decision, @Nullable UUID verdict, String value, boolean changed, List<Reason> reasons,
        List<UUID> reviewers, String accountable, String caseHash, Instant releasedAt, @Nullable Face allowance) {

    /** Whether a person decided it. */
    public boolean reviewed() {
        return verdict != null;
    }
}
