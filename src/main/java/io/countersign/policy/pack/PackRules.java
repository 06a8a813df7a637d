package io.countersign.policy.pack;

import io.countersign.policy.pack.Rules.Keeping;
import io.countersign.policy.pack.Rules.Notice;
import io.countersign.policy.pack.Rules.Review;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a case keeps from its opening day on.
 *
 * @param zone by whose calendar days are counted
 * @param from the first day of the period that they are of
 */
public record PackRules(ZoneId zone, LocalDate from, Rules rules) {

    /** Of cases from before there were packs. */
    public static final PackRules NONE = new PackRules(ZoneOffset.UTC, LocalDate.EPOCH, Rules.NONE);

    /** By when a case must have its outcome; empty when the pack does not say. */
    public Optional<Instant> outcomeBy(Instant opened) {
        return review(Review::within).map(within -> after(within, opened));
    }

    /** How many different persons must have decided; at least one. */
    public int minimumVerdicts() {
        return review(Review::verdicts).orElse(1);
    }

    /** How many of them must agree; at least one. */
    public int minimumQuorum() {
        return review(Review::quorum).orElse(1);
    }

    /** The share of decided cases for a second person to look at, from 0 to 1. */
    public BigDecimal minimumSecondReviewRate() {
        return review(Review::secondReviewRate).orElse(BigDecimal.ZERO);
    }

    /** Until when a case that ended must be kept; empty when the pack does not say. */
    public Optional<Instant> keepUntil(Instant ended) {
        return keeping(Keeping::cases).map(cases -> after(cases, ended));
    }

    /** Until when an outcome can be contested; empty when the pack does not say. */
    public Optional<Instant> contestUntil(Instant released) {
        return Optional.ofNullable(rules.contestWithin()).map(within -> after(within.value(), released));
    }

    public List<Notice> notices() {
        return rules.notices() == null ? List.of() : rules.notices();
    }

    private Instant after(Span span, Instant start) {
        return span.after(start.atZone(zone)).toInstant();
    }

    private <T> Optional<T> review(Function<Review, @Nullable Rule<T>> part) {
        return Optional.ofNullable(rules.review()).map(part).map(Rule::value);
    }

    private <T> Optional<T> keeping(Function<Keeping, @Nullable Rule<T>> part) {
        return Optional.ofNullable(rules.retention()).map(part).map(Rule::value);
    }
}
