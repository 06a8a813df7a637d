package io.countersign.records;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/**
 * A steward asks that a hold be lifted, and another lifts it: retention may erase the case from then on. Whoever asked and
 * asks again gets the same answer; so does everybody once it is lifted.
 */
@UseCase
public class LiftHold {

    private final Holds holds;
    private final Log log;
    private final InstantSource clock;

    LiftHold(Holds holds, Log log, InstantSource clock) {
        this.holds = holds;
        this.log = log;
        this.clock = clock;
    }

    @Transactional
    public Result<Holds.Hold> lift(Caller caller, UUID id) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        var hold = holds.find(id);
        if (hold.isEmpty()) return Result.refused(Refusal.of(Refusal.Kind.NOT_FOUND, "records/unknown-hold", "Unknown hold",
                "There is no hold " + id + "."));
        if (holds.askToLift(id, caller.personId())) append(caller, EntryKind.HOLD_LIFT_REQUESTED, hold.get());
        else if (!caller.personId().equals(hold.get().liftAskedBy()) && holds.lift(id, caller.personId(), clock.instant()))
            append(caller, EntryKind.HOLD_LIFTED, hold.get());
        return Result.ok(holds.find(id).orElseThrow());
    }

    private void append(Caller caller, EntryKind kind, Holds.Hold hold) {
        log.append(Decision.stream(hold.decision()), kind, caller.actor(), Map.of("hold", hold.id().toString()));
    }
}
