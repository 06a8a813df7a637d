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
import io.countersign.policy.UseCases;
import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import io.countersign.verdict.Verdict;
import io.countersign.verdict.Verdicts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;

/** The process asks to finalise: what a person settled is released. Without such a verdict nothing is. */
@UseCase
@UseCase.Public("the engine asks; the verdict it rests on was given by a permitted person")
class FinaliseDecision implements StepHandler {

    /** While it is stopped: only what was decided when the stop came waits so. */
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final Decisions decisions;
    private final Verdicts verdicts;
    private final UseCases useCases;
    private final Outcomes outcomes;
    private final StopCheck stops;
    private final InstantSource clock;
    private final Log log;
    private final ApplicationEventPublisher events;

    FinaliseDecision(Decisions decisions, Verdicts verdicts, UseCases useCases, Outcomes outcomes, StopCheck stops,
            InstantSource clock, Log log, ApplicationEventPublisher events) {
        this.decisions = decisions;
        this.verdicts = verdicts;
        this.useCases = useCases;
        this.outcomes = outcomes;
        this.stops = stops;
        this.clock = clock;
        this.log = log;
        this.events = events;
    }

    @Override
    public String jobType() {
        return "finalise-decision";
    }

    @Override
    public StepResult handle(Step step) {
        Decision decision = decisions.lock(step.decision()).orElseThrow();
        if (decision.status() == DecisionStatus.DECIDED && stops.holding(decision.id()).isPresent()) return new StepResult.Later(AGAIN);
        switch (decision.status()) {
            case DECIDED -> release(decision, step.process());
            case RELEASED, WITHDRAWN -> { } // done before, or nothing left to release
            default -> throw new IllegalStateException("Expected decision " + decision.id()
                    + " to be DECIDED by a person before it is finalised, but it is " + decision.status());
        }
        return StepResult.done();
    }

    private void release(Decision decision, String process) {
        var conclusion = verdicts.conclusion(decision.id()).orElseThrow();
        Verdict verdict = conclusion.verdict();
        if (!verdict.caseHash().equals(decision.caseHash())) throw new IllegalStateException(
                "Expected the verdict on decision " + decision.id() + " to be on the case as it is, but the case changed");
        String value = String.valueOf(verdict.outcome());
        String recommended = decisions.recommendedOutcome(decision.id());
        var outcome = new Outcome(decision.id(), verdict.id(), value, !value.equals(recommended), verdict.reasons(),
                conclusion.reviewers(),
                useCases.definition(decision.useCase(), decision.useCaseVersion()).accountable(), decision.caseHash(),
                clock.instant(), null);
        outcomes.add(outcome);
        if (decisions.move(decision.id(), DecisionStatus.RELEASED) instanceof Result.Refused<DecisionStatus>(var why))
            throw new IllegalStateException(why.detail());
        log.append(Decision.stream(decision.id()), EntryKind.DECISION_RELEASED, Actor.system("process"),
                Map.of("verdict", verdict.id().toString(), "outcome", value, "caseHash", decision.caseHash(),
                        "process", process));
        events.publishEvent(new DecisionReleased(outcome));
    }
}
