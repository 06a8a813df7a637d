package io.countersign.intake;

import static io.countersign.kernel.Refusal.Kind.FORBIDDEN;
import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.Governing;
import io.countersign.policy.UseCases;
import io.countersign.policy.stop.Grade;
import io.countersign.policy.stop.Scope;
import io.countersign.policy.stop.Stop;
import io.countersign.policy.stop.Stops;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/**
 * A service submits a recommendation. The same key with the same content answers with the first decision, for ever;
 * with other content it is refused.
 */
@UseCase
@UseCase.NotAudited("AcceptSubmission tells the log what it accepts")
public class SubmitDecision {

    private final UseCases useCases;
    private final SubmissionRules rules;
    private final AcceptSubmission acceptance;
    private final Stops stops;
    private final InstantSource clock;

    SubmitDecision(UseCases useCases, SubmissionRules rules, AcceptSubmission acceptance, Stops stops, InstantSource clock) {
        this.stops = stops;
        this.useCases = useCases;
        this.rules = rules;
        this.acceptance = acceptance;
        this.clock = clock;
    }

    /** @param created false when the decision was here already */
    public record Accepted(Decision decision, boolean created) {}

    @Transactional
    public Result<Accepted> submit(Caller caller, String idempotencyKey, Submission submission) {
        Optional<Refusal> malformed = SubmissionForm.objection(idempotencyKey, submission);
        if (malformed.isPresent()) return Result.refused(malformed.get());
        if (!caller.is(Role.SUBMITTER)) return Result.refused(caller.lacks(Role.SUBMITTER));
        Optional<Governing> governing = useCases.governing(submission.useCase());
        if (governing.isEmpty() && useCases.latest(submission.useCase()).isEmpty())
            return Result.refused(SubmissionRules.unknownUseCase());
        if (!caller.maySubmitTo(submission.useCase())) return Result.refused(notForThisClient(caller, submission));

        String client = caller.actor().id();
        Optional<Result<Accepted>> before = acceptance.earlier(client, idempotencyKey, submission);
        if (before.isPresent()) return before.get();

        if (governing.isEmpty()) return Result.refused(SubmissionRules.inactiveUseCase(submission.useCase()));
        Instant now = clock.instant();
        var useCase = governing.get().useCase();
        if (!useCase.takesSubmissions(LocalDate.ofInstant(now, ZoneOffset.UTC)))
            return Result.refused(SubmissionRules.closed(useCase));
        Optional<Stop> stop = stops.binding(new Scope.Case(null, submission.useCase(), submission.model() == null ? null
                : new Scope.Model(submission.model().name(), String.valueOf(submission.model().version()))));
        if (stop.isPresent() && stop.get().grade() == Grade.STOP) return Result.refused(stop.get().submissionRefusal());
        var objections = rules.objections(submission, useCase.definition(), now);
        if (!objections.isEmpty()) return Result.refused(Refusal.of(UNPROCESSABLE,
                "intake/refused", "The submission does not meet its use case", objections));
        return acceptance.accept(client, caller.actor(), idempotencyKey, submission, governing.get());
    }

    private static Refusal notForThisClient(Caller caller, Submission submission) {
        return Refusal.of(FORBIDDEN, "intake/use-case-not-permitted", "Not permitted",
                "The client " + caller.actor().id() + " may not submit to " + submission.useCase() + ".");
    }
}
