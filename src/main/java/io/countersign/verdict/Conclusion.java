package io.countersign.verdict;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the verdicts of a review came to.
 *
 * @param verdict   the last of those that agree, or the adjudicator's
 * @param reviewers everybody who judged the case in this review, in the order of their answers
 */
public record Conclusion(Verdict verdict, long jobKey, Basis basis, List<UUID> reviewers, Instant at) {

    /** Why it is the outcome: enough persons came to the same, or one more decided between them. */
    public enum Basis { AGREEMENT, ADJUDICATION }
}
