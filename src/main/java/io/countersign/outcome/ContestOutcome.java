package io.countersign.outcome;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.OwnDecisions;
import io.countersign.intake.Submission;
import io.countersign.intake.SubmitContest;
import io.countersign.intake.SubmitDecision;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.pack.Packs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/**
 * The person concerned contests an outcome through the service: somebody else reviews the case anew, as a decision of its
 * own. What was released stays as it is. Once for each outcome; the same again answers the same.
 */
@UseCase
public class ContestOutcome {

    private final OwnDecisions own;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final Packs packs;
    private final SubmitContest submit;
    private final Log log;
    private final InstantSource clock;

    ContestOutcome(OwnDecisions own, Decisions decisions, Outcomes outcomes, Packs packs, SubmitContest submit, Log log,
            InstantSource clock) {
        this.own = own;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.packs = packs;
        this.submit = submit;
        this.log = log;
        this.clock = clock;
    }

    @Transactional
    public Result<SubmitDecision.Accepted> contest(Caller caller, UUID id, String statement, List<Submission.Evidence> evidence) {
        if (own.find(caller, id) instanceof Result.Refused<Decision>(var refusal)) return Result.refused(refusal);
        Decision decision = decisions.lock(id).orElseThrow();
        if (decision.status() != DecisionStatus.RELEASED) return Result.refused(Refusal.of(Kind.CONFLICT, "outcome/nothing-released",
                "Nothing to contest", "Decision " + id + " is " + decision.status() + "; only what was RELEASED can be contested.")
                .with("state", decision.status()));
        Instant released = outcomes.of(id).orElseThrow().releasedAt();
        Optional<Instant> until = packs.rules(decision.pack(), decision.receivedAt()).contestUntil(released);
        if (until.isPresent() && clock.instant().isAfter(until.get())) return Result.refused(Refusal.of(Kind.CONFLICT,
                "outcome/contest-too-late", "Too late to contest", "The outcome of decision " + id + " could be contested until "
                        + until.get() + ", as its pack " + decision.packName() + " says."));
        var submitted = submit.submit(caller, decision, statement, evidence);
        if (submitted instanceof Result.Ok<SubmitDecision.Accepted>(var accepted) && accepted.created())
            log.append(Decision.stream(id), EntryKind.OUTCOME_CONTESTED, caller.actor(),
                    Map.of("by", accepted.decision().id().toString()));
        return submitted;
    }
}
