package io.countersign.outcome;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.intake.StopCheck;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.UnreviewedRegister;
import io.countersign.policy.UnreviewedRegister.Allowance;
import io.countersign.policy.UseCases;
import io.countersign.policy.pack.Packs;
import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The process asks whether a favourable recommendation may be released though nobody reviewed it. If two stewards allowed
 * it and chance does not pick it for people, it is, and says so for ever. Otherwise nothing happens, and the process goes on
 * to a review: {@code releaseResult} is {@code released} or {@code review}.
 */
@UseCase
@UseCase.Public("the engine asks; two stewards allowed it beforehand")
class ReleaseUnreviewed implements StepHandler {

    private final Decisions decisions;
    private final UnreviewedRegister register;
    private final UseCases useCases;
    private final Packs packs;
    private final Outcomes outcomes;
    private final StopCheck stops;
    private final InstantSource clock;
    private final Log log;
    private final ApplicationEventPublisher events;

    ReleaseUnreviewed(Decisions decisions, UnreviewedRegister register, UseCases useCases, Packs packs, Outcomes outcomes,
            StopCheck stops, InstantSource clock, Log log, ApplicationEventPublisher events) {
        this.decisions = decisions;
        this.register = register;
        this.useCases = useCases;
        this.packs = packs;
        this.outcomes = outcomes;
        this.stops = stops;
        this.clock = clock;
        this.log = log;
        this.events = events;
    }

    @Override
    public String jobType() {
        return "release-unreviewed";
    }

    @Override
    public StepResult handle(Step step) {
        Decision decision = decisions.lock(step.decision()).orElseThrow();
        if (decision.status() == DecisionStatus.RELEASED) return result(true); // done before
        String recommended = decisions.recommendedOutcome(decision.id());
        var allowance = allowance(decision, recommended);
        allowance.ifPresent(allowed -> release(decision, recommended, allowed, step.process()));
        return result(allowance.isPresent());
    }

    private static StepResult result(boolean released) {
        return new StepResult.Done(Map.of("releaseResult", released ? "released" : "review"));
    }

    /** Empty when a person is to decide, and nobody was asked before. */
    private Optional<Allowance> allowance(Decision decision, String recommended) {
        if (decision.status() != DecisionStatus.RECEIVED || decision.trial().isPresent() || stops.over(decision.id()).isPresent()
                || decisions.contested(decision.id()).isPresent()) return Optional.empty();
        var rules = packs.rules(decision.pack(), decision.receivedAt());
        if (rules.minimumVerdicts() > 1) return Optional.empty();
        return register.allowing(decision.useCase(), decision.useCaseVersion(), recommended).filter(allowed ->
                !allowed.setting().samples(decision.id(), rules.minimumSecondReviewRate()));
    }

    private void release(Decision decision, String recommended, Allowance allowed, String process) {
        var outcome = new Outcome(decision.id(), null, recommended, false, List.of(), List.of(),
                useCases.definition(decision.useCase(), decision.useCaseVersion()).accountable(), decision.caseHash(),
                clock.instant(), allowed.face());
        outcomes.add(outcome);
        if (decisions.move(decision.id(), DecisionStatus.RELEASED) instanceof Result.Refused<DecisionStatus>(var why))
            throw new IllegalStateException(why.detail());
        log.append(Decision.stream(decision.id()), EntryKind.RELEASED_UNREVIEWED, Actor.system("process"),
                Map.of("outcome", recommended, "caseHash", decision.caseHash(), "process", process,
                        "face", allowed.face().toString(), "proposedBy", allowed.proposedBy().toString(),
                        "allowedBy", allowed.allowedBy().toString()));
        events.publishEvent(new DecisionReleased(outcome));
    }
}
