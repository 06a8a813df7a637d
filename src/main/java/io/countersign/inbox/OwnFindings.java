package io.countersign.inbox;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What reviewers found before they were sent the model's answer. The stage that records verdicts implements it. */
public interface OwnFindings {

    /**
     * @param outcome    a declared one, or {@code cannot-tell}
     * @param confidence of 0 to 1, as the reviewer puts it
     * @param rationale  in their own words; null once the case is erased
     */
    record OwnFinding(String outcome, BigDecimal confidence, @Nullable String rationale, Instant committedAt) {}

    Optional<OwnFinding> of(ReviewTask task, UUID person);
}
