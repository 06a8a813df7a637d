package io.countersign.policy;

import io.countersign.kernel.Refusal.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a use case must say to be of use to a service and a reviewer. */
final class DefinitionRules {

    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    private static final Duration LONGEST_REVIEW = Duration.ofDays(366);

    private DefinitionRules() {}

    static List<FieldError> objections(String key, UseCaseDefinition use) {
        var errors = new ArrayList<FieldError>();
        if (!KEY.matcher(key).matches()) errors.add(new FieldError("key", "must be lower-case words joined by hyphens"));
        if (!KEY.matcher(use.queue()).matches())
            errors.add(new FieldError("/queue", "must be lower-case words joined by hyphens"));
        if (!KEY.matcher(use.processId()).matches())
            errors.add(new FieldError("/process", "must be the id of a process: lower-case words joined by hyphens"));
        if (use.outcomes().size() < 2) errors.add(new FieldError("/outcomes", "must offer at least two outcomes"));
        if (use.outcomes().stream().noneMatch(UseCaseDefinition.Outcome::adverse))
            errors.add(new FieldError("/outcomes", "must name at least one adverse outcome"));
        if (use.reasonCodes().isEmpty()) errors.add(new FieldError("/reasonCodes", "must hold at least one reason"));
        if (!use.reviewWithin().isPositive() || use.reviewWithin().compareTo(LONGEST_REVIEW) > 0)
            errors.add(new FieldError("/reviewWithin", "must be longer than nothing and at most " + LONGEST_REVIEW.toDays()
                    + " days"));
        errors.addAll(use.review().objections(use));
        models(use, errors);
        twice(use.outcomes(), UseCaseDefinition.Outcome::value, "/outcomes", errors);
        twice(use.inputs(), InputDeclaration::name, "/inputs", errors);
        twice(use.reasonCodes(), UseCaseDefinition.ReasonCode::code, "/reasonCodes", errors);
        return errors;
    }

    private static void models(UseCaseDefinition use, List<FieldError> errors) {
        for (int i = 0; use.models() != null && i < use.models().size(); i++) {
            var model = use.models().get(i);
            if (model.name().isBlank()) errors.add(new FieldError("/models/" + i + "/name", "must say which model"));
            if (model.versions().isEmpty()) errors.add(new FieldError("/models/" + i + "/versions", "must name at least one"));
            if (model.limits().isBlank())
                errors.add(new FieldError("/models/" + i + "/limits", "must say what its provider says it is not good for"));
        }
    }

    private static <T> void twice(List<T> items, Function<T, String> name, String pointer, List<FieldError> errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++)
            if (!seen.add(name.apply(items.get(i))))
                errors.add(new FieldError(pointer + "/" + i, "repeats " + name.apply(items.get(i))));
    }
}
