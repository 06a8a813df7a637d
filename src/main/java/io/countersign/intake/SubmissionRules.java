package io.countersign.intake;

import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.CallbackAddresses;
import io.countersign.policy.DeclaredModel;
import io.countersign.policy.InputDeclaration;
import io.countersign.policy.Oversight;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UseCaseStatus;
import io.countersign.policy.pack.PackVersion;
import java.time.Instant;
import java.time.LocalDate;
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
        return Stream.of(model(submission), assessed(submission, useCase), factors(submission), outcome(submission, useCase),
                undeclaredInputs(submission, useCase), declaredInputs(submission, useCase), evidence(submission, useCase),
                due(submission, now), callback(submission)).flatMap(objections -> objections).toList();
    }

    private static Stream<FieldError> model(Submission submission) {
        if (submission.model() == null) return Stream.of(new FieldError("/model", "must name the model and its version"));
        return submission.model().version() == null || submission.model().version().isBlank()
                ? Stream.of(new FieldError("/model/version", "must say which version recommended this")) : Stream.of();
    }

    private static Stream<FieldError> assessed(Submission submission, UseCaseDefinition useCase) {
        var model = submission.model();
        if (model == null || model.version() == null || useCase.takes(model.name(), model.version())) return Stream.of();
        return Stream.of(new FieldError("/model", "is not one of the models that the use case was assessed for: "
                + useCase.models().stream().map(DeclaredModel::toString).collect(Collectors.joining("; "))));
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

    /** Without what a reviewer must look at there is nothing to judge by. */
    private static Stream<FieldError> evidence(Submission submission, UseCaseDefinition useCase) {
        return useCase.review().demandedEvidence().stream().filter(kind -> submission.allEvidence().stream()
                .noneMatch(item -> Oversight.includes(kind, item.mediaType())))
                .map(kind -> new FieldError("/evidence", "must hold at least one " + kind));
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

    static Refusal packNotInForce(PackVersion pack) {
        return Refusal.of(UNPROCESSABLE, "intake/pack-not-in-force", "The use case's pack holds no rules for today",
                List.of(new FieldError("/useCase", "is governed by the pack " + pack + ", no period of which covers this day;"
                        + " a steward must publish a version of it that does")));
    }

    static Refusal inactiveUseCase(String key) {
        return Refusal.of(UNPROCESSABLE, "intake/inactive-use-case", "Use case not active",
                List.of(new FieldError("/useCase", "is not active: " + key + " takes no submissions at present")));
    }

    /** @param useCase in force, but suspended or past its time */
    static Refusal closed(RegisteredUseCase useCase) {
        boolean lapsed = useCase.lapsed(LocalDate.MAX) && useCase.status() == UseCaseStatus.ACTIVE;
        return Refusal.of(UNPROCESSABLE, lapsed ? "intake/lapsed-use-case" : "intake/suspended-use-case",
                lapsed ? "Use case past its time" : "Use case suspended", List.of(new FieldError("/useCase", useCase.key()
                        + (lapsed ? " could be used until " + useCase.usableUntil() + ": its risk assessment, or its own time, is over"
                                : " is suspended: it takes no submissions until a steward resumes it"))));
    }
}
