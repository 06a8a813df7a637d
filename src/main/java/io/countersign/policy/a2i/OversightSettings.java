package io.countersign.policy.a2i;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a flow definition asks of a review, in our terms. What it does not say is left out.
 *
 * @param guidance         what reviewers are told to do
 * @param verdicts         how many different persons decide each case
 * @param quorum           how many of them must agree
 * @param lease            how long a reviewer has a task before others may take it
 * @param reviewWithin     how long a case may wait before it is escalated
 * @param secondReviewRate the share of decided cases that a second person looks at, whatever conditions they meet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OversightSettings(String title, String guidance, int verdicts, int quorum, @Nullable Duration lease,
        @Nullable Duration reviewWithin, BigDecimal secondReviewRate) {}
