package io.countersign.intake;

import java.time.InstantSource;
import java.util.UUID;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCases;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A steward puts a case of a trial in, under a version that is not in force yet. It belongs to no service. */
@UseCase
@UseCase.NotAudited("AcceptSubmission tells the log what it accepts")
public class SubmitTrialCase {

    private final UseCases useCases;
    private final SubmissionRules rules;
    private final AcceptSubmission acceptance;
    private final InstantSource clock;

    SubmitTrialCase(UseCases useCases, SubmissionRules rules, AcceptSubmission acceptance, InstantSource clock) {
        this.useCases = useCases;
        this.rules = rules;
        this.acceptance = acceptance;
        this.clock = clock;
    }

    /** @param n of the case within its trial */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result<Decision> submit(Caller caller, RegisteredUseCase version, UUID trial, int n, Submission submission) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        String key = trial + "/" + n;
        var malformed = SubmissionForm.objection(key, submission);
        if (malformed.isPresent()) return Result.refused(malformed.get());
        var objections = rules.objections(submission, version.definition(), clock.instant());
        if (!objections.isEmpty()) return Result.refused(Refusal.of(Kind.UNPROCESSABLE, "intake/refused",
                "The submission does not meet its use case", objections));
        return switch (acceptance.accept(Decision.clientOfTrial(trial), caller.actor(), key, submission, useCases.governing(version))) {
            case Result.Ok<SubmitDecision.Accepted>(var accepted) -> Result.ok(accepted.decision());
            case Result.Refused<SubmitDecision.Accepted>(var refusal) -> Result.refused(refusal);
        };
    }
}
