package io.countersign.records;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Ids;
import io.countersign.kernel.PlainText;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.vault.Vault;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** A steward has a case kept while a matter is open, whatever anybody asks and however long it has been kept. */
@UseCase
public class PlaceHold {

    private static final int LONGEST = 200;

    private final Holds holds;
    private final Decisions decisions;
    private final Vault vault;
    private final Log log;
    private final Ids ids;
    private final InstantSource clock;

    PlaceHold(Vault vault, Holds holds, Decisions decisions, Log log, Ids ids, InstantSource clock) {
        this.vault = vault;
        this.holds = holds;
        this.decisions = decisions;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Result<Holds.Hold> place(Caller caller, UUID decision, String matter) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        if (matter.isBlank() || matter.length() > LONGEST || !PlainText.is(matter)) return Result.refused(Refusal.of(
                Refusal.Kind.MALFORMED, "records/matter", "Which matter", "Name the matter in 1 to 200 characters."));
        if (decisions.lock(decision).isEmpty()) return Result.refused(Refusal.of(Refusal.Kind.NOT_FOUND,
                "intake/unknown-decision", "Unknown decision", "There is no decision " + decision + "."));
        if (vault.ofCase(decision).isEmpty()) return Result.refused(Refusal.of(Refusal.Kind.CONFLICT, "records/erased",
                "Erased before", "The case " + decision + " was erased before; nothing is left to hold."));
        var hold = new Holds.Hold(ids.next(), decision, matter, caller.personId(), clock.instant(), null, null, null);
        holds.place(hold);
        log.append(Decision.stream(decision), EntryKind.HOLD_PLACED, caller.actor(), Map.of("hold", hold.id().toString()));
        return Result.ok(hold);
    }
}
