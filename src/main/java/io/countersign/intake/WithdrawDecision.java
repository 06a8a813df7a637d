package io.countersign.intake;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** A service takes its submission back; possible until release. Doing it again answers the same. */
@UseCase
public class WithdrawDecision {

    private final OwnDecisions own;
    private final Decisions decisions;
    private final Submissions submissions;
    private final Log log;
    private final ApplicationEventPublisher events;

    WithdrawDecision(OwnDecisions own, Decisions decisions, Submissions submissions, Log log,
            ApplicationEventPublisher events) {
        this.own = own;
        this.decisions = decisions;
        this.submissions = submissions;
        this.log = log;
        this.events = events;
    }

    @Transactional
    public Result<DecisionStatus> withdraw(Caller caller, UUID id, String reason) {
        return switch (own.find(caller, id)) {
            case Result.Refused<Decision>(var refusal) -> Result.refused(refusal);
            case Result.Ok<Decision>(var decision) when decision.status() == DecisionStatus.WITHDRAWN ->
                    Result.ok(DecisionStatus.WITHDRAWN);
            case Result.Ok<Decision> ignored -> SubmissionForm.objection("/reason", "The withdrawal", reason).map(Result::<DecisionStatus>refused)
                    .orElseGet(() -> withdrawNow(caller, id, reason));
        };
    }

    private Result<DecisionStatus> withdrawNow(Caller caller, UUID id, String reason) {
        var moved = decisions.move(id, DecisionStatus.WITHDRAWN);
        if (moved instanceof Result.Ok<DecisionStatus>) {
            submissions.withdraw(id, reason);
            events.publishEvent(new DecisionWithdrawn(id)); // first, because claims lock task before log
            log.append(Decision.stream(id), EntryKind.DECISION_WITHDRAWN, caller.actor(), Map.of());
        }
        // Or else another call withdrew it between our look and now.
        return own.find(caller, id) instanceof Result.Ok<Decision>(var now) && now.status() == DecisionStatus.WITHDRAWN
                ? Result.ok(DecisionStatus.WITHDRAWN) : moved;
    }
}
