package io.countersign.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.kernel.Refusal.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * When reviewers commit a finding of their own before they are sent what the model thinks (automation bias: AI Act Art.
 * 14(4)(b)). Nothing of the model's answer bears on it: whoever is asked for a finding could otherwise guess the answer.
 *
 * @param rate for {@code sampled}: share of cases, above 0 and at most 1
 * @param seed for {@code sampled}: with which, and the decision's id, anybody can tell afterwards
 */
public record BlindFirst(When when, @Nullable BigDecimal rate, @Nullable String seed) {

    public enum When {
        @JsonProperty("always") ALWAYS,
        @JsonProperty("sampled") SAMPLED,
        /** Unless the routing table calls the risk of the case low. Without a word of it, it is not low. */
        @JsonProperty("by-risk") BY_RISK
    }

    /** @param risk what the routing table says of it */
    boolean asksFor(UUID decision, @Nullable String risk) {
        return switch (when) {
            case ALWAYS -> true;
            case SAMPLED -> rate == null || seed == null || Draw.falls(decision, rate, seed);
            case BY_RISK -> !"low".equals(risk);
        };
    }

    String sentence() {
        return switch (when) {
            case ALWAYS -> "Each commits a finding before seeing the AI's view.";
            case SAMPLED -> "In " + Oversight.percent(rate) + " of cases each commits a finding before seeing the AI's view.";
            case BY_RISK -> "Unless a case is of low risk, each commits a finding before seeing the AI's view.";
        };
    }

    List<FieldError> objections() {
        var errors = new ArrayList<FieldError>();
        String at = "/oversight/blindFirst";
        if (when != When.SAMPLED) {
            if (rate != null) errors.add(new FieldError(at + "/rate", "is for blindFirst that is sampled"));
            if (seed != null) errors.add(new FieldError(at + "/seed", "is for blindFirst that is sampled"));
            return errors;
        }
        if (rate == null || rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0)
            errors.add(new FieldError(at + "/rate", "must be above 0 and at most 1"));
        if (seed == null || seed.isBlank()) errors.add(new FieldError(at + "/seed", "must say something"));
        return errors;
    }
}
