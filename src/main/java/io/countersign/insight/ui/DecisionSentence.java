package io.countersign.insight.ui;

import static java.time.ZoneOffset.UTC;

import io.countersign.intake.Decision;
import io.countersign.outcome.Outcome;
import io.countersign.policy.UseCaseDefinition;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Where a decision stands, in one sentence. */
final class DecisionSentence {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK).withZone(UTC);

    private DecisionSentence() {}

    static String released(Outcome outcome, UseCaseDefinition use, List<String> reviewers, String recommended) {
        var who = reviewers.isEmpty() ? "a reviewer whose name was erased" : String.join(" and ", reviewers);
        return "%s, released on %s, decided by %s, %s.".formatted(title(use, outcome.value()), day(outcome.releasedAt()),
                who, outcome.changed() ? "against the AI's recommendation (" + title(use, recommended) + ")"
                        : "as the AI recommended");
    }

    /** @param stewards the two who had allowed it */
    static String unreviewed(Outcome outcome, UseCaseDefinition use, List<String> stewards) {
        return "%s, released without review on %s, as the AI recommended; %s had allowed that.".formatted(
                title(use, outcome.value()), day(outcome.releasedAt()), stewards.size() < 2 ? "two stewards"
                        : String.join(" and ", stewards));
    }

    static String unfinished(Decision decision) {
        return "Received on " + day(decision.receivedAt()) + " from " + decision.client() + "; " + switch (decision.status()) {
            case RECEIVED -> "on its way to a reviewer.";
            case IN_REVIEW -> "waiting for a reviewer's decision.";
            case RETURNED -> "waiting for the service to answer a reviewer's question.";
            case DECIDED -> "decided, and being released.";
            case RELEASED -> "released.";
            case WITHDRAWN -> "withdrawn by the service; nothing was released.";
            case EXPIRED -> "expired; nothing was released.";
            case HELD -> "stopped for now; nothing is released until the stop is lifted.";
        };
    }

    static String title(UseCaseDefinition use, String outcome) {
        return use.outcome(outcome).map(UseCaseDefinition.Outcome::title).orElse(outcome);
    }

    private static String day(Instant instant) {
        return DAY.format(instant);
    }
}
