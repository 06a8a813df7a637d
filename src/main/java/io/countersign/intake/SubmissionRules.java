package io.countersign.intake;

import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.CallbackAddresses;
import io.countersign.policy.InputDeclaration;
import io.countersign.policy.UseCaseDefinition;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What its use case demands of a submission. Every rule looks at the whole, so that all that is wrong is said at once. */
@Component
class SubmissionRules {

    private final CallbackAddresses callbacks;

    SubmissionRules(CallbackAddresses callbacks) {
        this.callbacks = callbacks;
    }

    List<FieldError> objections(Submission submission, UseCaseDefinition useCase, Instant now) {
        return Stream.of(model(submission), factors(submission), outcome(submission, useCase),
                undeclaredInputs(submission, useCase), declaredInputs(submission, useCase), due(submission, now),
                callback(submission)).flatMap(objections -> objections).toList();
    }

    private static Stream<FieldError> model(Submission submission) {
        if (submission.model() == null) return Stream.of(new FieldError("/model", "must name the model and its version"));
        return submission.model().version() == null || submission.model().version().isBlank()
                ? Stream.of(new FieldError("/model/version", "must say which version recommended this")) : Stream.of();
    }

    private static Stream<FieldError> factors(Submission submission) {
        return submission.factors() == null || submission.factors().isEmpty()
                ? Stream.of(new FieldError("/factors", "must name at least one factor of the recommendation"))
                : Stream.of();
    }

    private static Stream<FieldError> outcome(Submission submission, UseCaseDefinition useCase) {
        if (useCase.outcome(submission.recommendation().outcome()).isPresent()) return Stream.of();
        String declared = useCase.outcomes().stream().map(UseCaseDefinition.Outcome::value)
                .collect(Collectors.joining(", "));
        return Stream.of(new FieldError("/recommendation/outcome", "must be one of the declared outcomes: " + declared));
    }

    private static Stream<FieldError> undeclaredInputs(Submission submission, UseCaseDefinition useCase) {
        return submission.inputs().keySet().stream().filter(name -> useCase.input(name).isEmpty())
                .map(name -> new FieldError(pointer(name), "is not a declared input of " + submission.useCase()));
    }

    private static Stream<FieldError> declaredInputs(Submission submission, UseCaseDefinition useCase) {
        return useCase.inputs().stream().flatMap(declared -> input(submission, declared));
    }

    private static Stream<FieldError> input(Submission submission, InputDeclaration declared) {
        var value = submission.inputs().get(declared.name());
        boolean absent = value == null || value.isNull();
        if (absent && declared.required()) return Stream.of(new FieldError(pointer(declared.name()), "is required"));
        if (absent && value == null) return Stream.of();
        return declared.objection(value).map(what -> new FieldError(pointer(declared.name()), what)).stream();
    }

    private static Stream<FieldError> due(Submission submission, Instant now) {
        return submission.dueAt() != null && !submission.dueAt().isAfter(now)
                ? Stream.of(new FieldError("/dueAt", "must lie in the future")) : Stream.of();
    }

    private Stream<FieldError> callback(Submission submission) {
        return submission.callback() == null ? Stream.of() : callbacks.objection(submission.callback().url())
                .map(why -> new FieldError("/callback/url", why)).stream();
    }

    private static String pointer(String input) {
        return "/inputs/" + input.replace("~", "~0").replace("/", "~1");
    }

    static Refusal unknownUseCase() {
        return Refusal.of(UNPROCESSABLE, "intake/unknown-use-case", "Unknown use case",
                List.of(new FieldError("/useCase", "names no registered use case")));
    }

    static Refusal inactiveUseCase(String key) {
        return Refusal.of(UNPROCESSABLE, "intake/inactive-use-case", "Use case not active",
                List.of(new FieldError("/useCase", "is not active: " + key + " takes no submissions at present")));
    }
}
