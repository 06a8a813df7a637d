package io.countersign.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision in the history.
 *
 * @param at        when it was released or withdrawn, or else received
 * @param changed   whether the outcome differs from the recommendation
 * @param reviewed  whether a person decided it; not, if two stewards had allowed it to be released so
 * @param reviewers printed names
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryLine(UUID id, Instant at, String useCase, String reference, String client, Standing standing,
        @Nullable String outcome, @Nullable Boolean changed, @Nullable Boolean reviewed, List<String> reviewers) {

    public enum Standing { OPEN, RELEASED, WITHDRAWN }
}
