package io.countersign.verdict;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.countersign.kernel.PlainText;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.UseCaseDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer makes of a case before they are sent what the model thinks. It binds nobody: the verdict may differ, and
 * how often it does is a measure of how much a model sways people.
 *
 * @param outcome    a declared one, or {@value #CANNOT_TELL}
 * @param confidence how sure they are, of 0 to 1
 * @param caseHash   of the case as they were shown it
 */
public record Finding(UUID id, UUID task, UUID decisionId, UUID reviewer, String outcome, BigDecimal confidence,
        @Nullable String rationale, String caseHash, Instant committedAt) {

    public static final String CANNOT_TELL = "cannot-tell";

    private static final int LONGEST = 10_000;

    /** As a reviewer hands it in. */
    public record Statement(@Nullable String outcome, @Nullable BigDecimal confidence, @Nullable String rationale) {

        List<FieldError> objections(UseCaseDefinition useCase) {
            var errors = new ArrayList<FieldError>();
            if (outcome == null || !outcome.equals(CANNOT_TELL) && useCase.outcome(outcome).isEmpty())
                errors.add(new FieldError("/outcome", "must be a declared outcome of this use case, or " + CANNOT_TELL));
            if (confidence == null || confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0)
                errors.add(new FieldError("/confidence", "must be a number from 0 to 1"));
            else if (confidence.scale() > 9) errors.add(new FieldError("/confidence", "must have at most 9 decimal places"));
            if (rationale == null || rationale.isBlank())
                errors.add(new FieldError("/rationale", "must give the reason in your own words"));
            else if (rationale.length() > LONGEST)
                errors.add(new FieldError("/rationale", "must be at most " + LONGEST + " characters long"));
            else if (!PlainText.is(rationale))
                errors.add(new FieldError("/rationale", "holds a control character or half a surrogate pair"));
            return errors;
        }
    }
}
