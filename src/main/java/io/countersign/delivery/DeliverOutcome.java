package io.countersign.delivery;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Ids;
import io.countersign.kernel.UseCase;
import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import java.time.InstantSource;
import java.util.Map;

/** The process asks to deliver. With a callback the process waits for it; without one the service will ask. */
@UseCase
@UseCase.Public("the engine asks, for a decision that was released")
class DeliverOutcome implements StepHandler {

    private final Decisions decisions;
    private final Callbacks callbacks;
    private final Ids ids;
    private final InstantSource clock;
    private final Log log;

    DeliverOutcome(Decisions decisions, Callbacks callbacks, Ids ids, InstantSource clock, Log log) {
        this.decisions = decisions;
        this.callbacks = callbacks;
        this.ids = ids;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public String jobType() {
        return "deliver-outcome";
    }

    @Override
    public StepResult handle(Step step) {
        Decision decision = decisions.find(step.decision()).orElseThrow();
        if (decision.callbackUrl() == null || decision.status() != DecisionStatus.RELEASED) return StepResult.done();
        var callback = new Callback(ids.next(), decision.id(), step.jobKey(), Callback.RELEASED, decision.callbackUrl(),
                Callback.State.PENDING, 0, clock.instant(), null);
        Callback there = callbacks.add(callback);
        if (there.id().equals(callback.id())) log.append(Decision.stream(decision.id()), EntryKind.CALLBACK_QUEUED,
                Actor.system("delivery"), Map.of("callback", there.id().toString(), "type", Callback.RELEASED));
        return there.state() == Callback.State.DELIVERED ? StepResult.done() : new StepResult.Waiting();
    }
}
