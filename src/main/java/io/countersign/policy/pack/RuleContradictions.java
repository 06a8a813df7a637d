package io.countersign.policy.pack;

import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.pack.Rules.Keeping;
import io.countersign.policy.pack.Rules.Notice;
import io.countersign.policy.pack.Rules.Review;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rules of one period cannot hold together. */
final class RuleContradictions {

    private static final Span LONGEST = Span.of("P100Y");

    private final String at;
    private final List<FieldError> found = new ArrayList<>();

    private RuleContradictions(String at) {
        this.at = at;
    }

    /** @param at the pointer of the rules */
    static List<FieldError> in(Rules rules, String at) {
        var contradictions = new RuleContradictions(at);
        if (rules.review() != null) contradictions.review(rules.review());
        if (rules.retention() != null) contradictions.retention(rules.retention());
        contradictions.notices(rules.notices() == null ? List.of() : rules.notices());
        contradictions.contest(rules);
        return contradictions.found;
    }

    private void review(Review review) {
        length(review.within(), "/review/within");
        int verdicts = review.verdicts() == null ? 1 : review.verdicts().value();
        if (review.quorum() != null && review.quorum().value() > verdicts)
            objection("/review/quorum/value", "is " + review.quorum().value() + ", more than the " + verdicts
                    + " that review/verdicts asks for");
    }

    private void retention(Keeping retention) {
        length(retention.cases(), "/retention/cases");
        length(retention.names(), "/retention/names");
        if (retention.cases() != null && retention.names() != null
                && retention.cases().value().isLongerThan(retention.names().value()))
            objection("/retention/names/value", "is " + retention.names().value() + ", shorter than cases are kept ("
                    + retention.cases().value() + "), and a case that is kept names who decided it");
    }

    private void notices(List<Notice> notices) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < notices.size(); i++) {
            Notice notice = notices.get(i);
            if (!ids.add(notice.id())) objection("/notices/" + i + "/id", "repeats " + notice.id());
            if (notice.within().isNegative()) objection("/notices/" + i + "/within", "is " + notice.within() + ": " + switch (notice.due()) {
                case BEFORE_USE -> "the notice would be due after the use";
                case AFTER_OUTCOME -> "the notice would be due before the outcome";
                case ON_REQUEST -> "the notice would be due before the request";
            });
            if (notice.within().isLongerThan(LONGEST)) objection("/notices/" + i + "/within", "is longer than 100 years");
        }
    }

    private void contest(Rules rules) {
        length(rules.contestWithin(), "/contestWithin");
        Rule<Span> kept = rules.retention() == null ? null : rules.retention().cases();
        if (rules.contestWithin() != null && kept != null && rules.contestWithin().value().isLongerThan(kept.value()))
            objection("/contestWithin/value", "is " + rules.contestWithin().value() + ", longer than cases are kept ("
                    + kept.value() + "), and what was erased cannot be reviewed again");
    }

    private void length(@Nullable Rule<Span> rule, String pointer) {
        if (rule == null) return;
        if (rule.value().isNegative() || rule.value().isZero()) objection(pointer + "/value", "must be longer than nothing");
        if (rule.value().isLongerThan(LONGEST)) objection(pointer + "/value", "is longer than 100 years");
    }

    private void objection(String pointer, String message) {
        found.add(new FieldError(at + pointer, message));
    }
}
