package io.countersign.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One reviewer's answer to one task.
 *
 * @param jobKey   of the review it was given in
 * @param outcome  what is to happen to the person; set exactly when the decision settles the case
 * @param caseHash what the reviewer had before them
 */
public record Verdict(UUID id, UUID task, @JsonIgnore long jobKey, UUID decisionId, UUID reviewer, Kind decision, @Nullable String outcome,
        @Nullable JsonNode changes, List<Reason> reasons, @Nullable String rationale, @Nullable String question,
        String caseHash, Instant decidedAt) {

    public enum Kind {
        @JsonProperty("uphold") UPHOLD,
        @JsonProperty("override") OVERRIDE,
        @JsonProperty("modify") MODIFY,
        @JsonProperty("return") RETURN,
        @JsonProperty("escalate") ESCALATE,
        @JsonProperty("abstain") ABSTAIN;

        /** Whether it decides what happens to the person. */
        public boolean settles() {
            return this == UPHOLD || this == OVERRIDE || this == MODIFY;
        }
    }

    public record Reason(String code, @Nullable String text) {}
}
