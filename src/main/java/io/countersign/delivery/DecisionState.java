package io.countersign.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.intake.DecisionStatus;
import io.countersign.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A decision as its service may know it. What is not known yet is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionState(UUID id, String reference, String useCase, DecisionStatus status, Instant receivedAt,
        @Nullable Instant dueAt, @Nullable JsonNode recommendation, @Nullable Released outcome, @Nullable Instant releasedAt,
        @Nullable String releaseToken, @Nullable String accountable, @Nullable String question,
        @Nullable String processVersion, @Nullable String pack, @Nullable UUID contests, @Nullable UUID contestedBy,
        List<Change> history) {

    /**
     * @param reviewed  false for what two stewards had allowed to be released without a person
     * @param reviewers printed names
     */
    public record Released(String value, boolean changedFromRecommendation, boolean reviewed, List<Verdict.Reason> reasons,
            List<String> reviewers, String accountable) {}

    public record Change(Instant at, String event) {}
}
