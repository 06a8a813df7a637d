package io.countersign.outcome;

import io.countersign.verdict.Verdict.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was released.
 *
 * @param changed     whether it differs from what was recommended
 * @param reviewers   who judged the case
 * @param accountable the function that answers for it, from the use case
 */
public record Outcome(UUID decision, UUID verdict, String value, boolean changed, List<Reason> reasons,
        List<UUID> reviewers, String accountable, String caseHash, Instant releasedAt) {}
