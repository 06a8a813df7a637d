package io.countersign.policy.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pack asks for in one of its periods, as it is written. What it does not mention it does not ask for.
 *
 * @param contestWithin for how long after the outcome the person may contest it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rules(@Nullable Review review, @Nullable Keeping retention, @Nullable List<Notice> notices,
        @Nullable Rule<Span> contestWithin) {

    static final Rules NONE = new Rules(null, null, null, null);

    /** How long it is known who decided: as it says, else as long as cases are kept; empty when it says neither. */
    public Optional<Span> keepNames() {
        return Optional.ofNullable(retention).map(kept -> kept.names() == null ? kept.cases() : kept.names()).map(Rule::value);
    }

    /**
     * @param within           from the submission to the outcome, at the most
     * @param verdicts         of different persons, at least
     * @param quorum           how many of them must agree, at least
     * @param secondReviewRate the share of decided cases that a second person looks at, from 0 to 1, at least
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Review(@Nullable Rule<Span> within, @Nullable Rule<Integer> verdicts, @Nullable Rule<Integer> quorum,
            @Nullable Rule<BigDecimal> secondReviewRate) {}

    /**
     * @param cases how long an ended case is kept, at least
     * @param names how long it is known who decided it, at least
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Keeping(@Nullable Rule<Span> cases, @Nullable Rule<Span> names) {}

    /**
     * What the person is told.
     *
     * @param due      what {@code within} counts from
     * @param within   after the outcome or the request, at the most; before the use, at the least
     * @param outcomes after which outcomes it is due
     * @param contents what it must contain, an item each
     */
    public record Notice(String id, Due due, Span within, Outcomes outcomes, List<String> contents, String source, String note) {

        public enum Due {
            @JsonProperty("before-use") BEFORE_USE,
            @JsonProperty("after-outcome") AFTER_OUTCOME,
            @JsonProperty("on-request") ON_REQUEST
        }

        public enum Outcomes {
            @JsonProperty("adverse") ADVERSE,
            @JsonProperty("every") EVERY
        }
    }
}
