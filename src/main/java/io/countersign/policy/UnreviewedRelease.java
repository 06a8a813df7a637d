package io.countersign.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.countersign.kernel.Refusal.FieldError;

/**
 * Which recommendations of a use case may be released though nobody reviewed them. Only what is favourable for the person,
 * only by a process with a step for it, and only once two stewards have allowed just this.
 *
 * @param outcomes   favourable ones, in their values
 * @param sampleRate the share of such cases that people review all the same, above 0 and at most 1
 * @param seed       with which, and the decision's id, anybody can tell afterwards whether people were to review it
 */
public record UnreviewedRelease(List<String> outcomes, BigDecimal sampleRate, String seed) {

    /** Whether people review this case all the same. @param least the share below which a jurisdiction does not go */
    public boolean samples(UUID decision, BigDecimal least) {
        return Draw.falls(decision, sampleRate.max(least), seed);
    }

    /** Whether it is listed, and favourable in this use case. */
    public boolean permits(UseCaseDefinition use, String outcome) {
        return outcomes.contains(outcome) && use.outcome(outcome).filter(declared -> !declared.adverse()).isPresent();
    }

    boolean sameAs(UnreviewedRelease other) {
        return outcomes.equals(other.outcomes) && sampleRate.compareTo(other.sampleRate) == 0 && seed.equals(other.seed);
    }

    /** In words, for people. */
    public String sentence(UseCaseDefinition use) {
        var titles = outcomes.stream().map(value -> use.outcome(value).map(UseCaseDefinition.Outcome::title).orElse(value)).toList();
        return "What the AI recommends is released without a person when it is " + String.join(" or ", titles)
                + ", except that people review " + Oversight.percent(sampleRate) + " of such cases.";
    }

    List<FieldError> objections(UseCaseDefinition use) {
        var errors = new ArrayList<FieldError>();
        String at = "/oversight/unreviewed";
        if (outcomes.isEmpty()) errors.add(new FieldError(at + "/outcomes", "must name at least one favourable outcome"));
        for (int i = 0; i < outcomes.size(); i++) {
            String value = outcomes.get(i);
            if (use.outcome(value).isEmpty()) errors.add(new FieldError(at + "/outcomes/" + i, "must be one of /outcomes"));
            else if (!permits(use, value)) errors.add(new FieldError(at + "/outcomes/" + i,
                    "must be favourable: a person decides what is adverse, without exception"));
            if (outcomes.indexOf(value) < i) errors.add(new FieldError(at + "/outcomes/" + i, "repeats " + value));
        }
        if (sampleRate.signum() <= 0 || sampleRate.compareTo(BigDecimal.ONE) > 0) errors.add(new FieldError(at + "/sampleRate",
                "must be above 0 and at most 1: some of what passes is always looked at"));
        if (seed.isBlank()) errors.add(new FieldError(at + "/seed", "must say something"));
        return errors;
    }
}
