package io.countersign.delivery;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Ids;
import io.countersign.kernel.UseCase;
import io.countersign.verdict.DecisionReturned;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.event.EventListener;

/** A service that can be called back is told of a question at once, for the review waits for its answer. */
@UseCase
@UseCase.Public("a reviewer asked, who was permitted to")
class TellOfReturn {

    private final Decisions decisions;
    private final Callbacks callbacks;
    private final Ids ids;
    private final InstantSource clock;
    private final Log log;

    TellOfReturn(Decisions decisions, Callbacks callbacks, Ids ids, InstantSource clock, Log log) {
        this.decisions = decisions;
        this.callbacks = callbacks;
        this.ids = ids;
        this.clock = clock;
        this.log = log;
    }

    @EventListener
    void on(DecisionReturned event) {
        Decision decision = decisions.find(event.decision()).orElseThrow();
        if (decision.callbackUrl() == null) return;
        Callback queued = callbacks.add(new Callback(ids.next(), decision.id(), null, Callback.RETURNED,
                decision.callbackUrl(), Callback.State.PENDING, 0, clock.instant(), null));
        log.append(Decision.stream(decision.id()), EntryKind.CALLBACK_QUEUED, Actor.system("delivery"),
                Map.of("callback", queued.id().toString(), "type", Callback.RETURNED));
    }
}
