package io.countersign.records;

import static io.countersign.kernel.Refusal.Kind.CONFLICT;
import static io.countersign.kernel.Refusal.Kind.FORBIDDEN;
import static io.countersign.kernel.Refusal.Kind.NOT_FOUND;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.vault.Vault;
import io.countersign.verdict.Verdicts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/**
 * Another steward confirms, and it is done: key, salts and ciphertext are gone. Refused while a case is still open or on
 * hold. Again answers the same.
 */
@UseCase
public class ConfirmErasure {

    private final Erasures erasures;
    private final Holds holds;
    private final Decisions decisions;
    private final Eraser eraser;
    private final Retention retention;
    private final Verdicts verdicts;
    private final Vault vault;
    private final Log log;
    private final InstantSource clock;

    ConfirmErasure(Erasures erasures, Holds holds, Decisions decisions, Eraser eraser, Retention retention,
            Verdicts verdicts, Vault vault, Log log, InstantSource clock) {
        this.verdicts = verdicts;
        this.erasures = erasures;
        this.holds = holds;
        this.decisions = decisions;
        this.eraser = eraser;
        this.retention = retention;
        this.vault = vault;
        this.log = log;
        this.clock = clock;
    }

    @Transactional
    public Result<Erasure> confirm(Caller caller, UUID id) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        Optional<Erasure> found = erasures.find(id);
        if (found.isEmpty()) return Result.refused(Refusal.of(NOT_FOUND, "records/unknown-erasure", "Unknown erasure",
                "Nobody has asked for an erasure " + id + "."));
        Erasure erasure = found.get();
        if (erasure.isDone()) return Result.ok(erasure);
        if (erasure.requestedBy().equals(caller.personId())) return Result.refused(Refusal.of(FORBIDDEN,
                "records/second-person", "A second person is needed", "Who asked for an erasure cannot confirm it."));
        vault.hold(erasure.person());
        List<UUID> cases = erasure.decision() == null ? decisions.ofPerson(erasure.person()) : List.of(erasure.decision());
        return inTheWay(cases).or(() -> inTheWay(erasure)).<Result<Erasure>>map(Result::refused)
                .orElseGet(() -> carryOut(caller, erasure, cases));
    }

    private Optional<Refusal> inTheWay(List<UUID> cases) {
        List<String> open = cases.stream().map(each -> decisions.lock(each).orElseThrow())
                .filter(decision -> !decision.status().isEnd()).map(decision -> decision.id().toString()).toList();
        if (!open.isEmpty()) return Optional.of(Refusal.of(CONFLICT, "records/case-open", "A case is still open",
                "Erase once these are released or withdrawn: " + String.join(", ", open) + "."));
        List<String> held = cases.stream().filter(holds::isHeld).map(UUID::toString).toList();
        if (!held.isEmpty()) return Optional.of(Refusal.of(CONFLICT, "records/on-hold", "On legal hold",
                "These are on hold and must be kept: " + String.join(", ", held) + "."));
        return Optional.empty();
    }

    /** Of a reviewer: whoever decided what is still open, on hold, or kept must stay known, unless knowing them is unlawful. */
    private Optional<Refusal> inTheWay(Erasure erasure) {
        if (erasure.decision() != null) return Optional.empty();
        List<UUID> decided = verdicts.decisionsOf(erasure.person());
        if (decisions.statuses(decided).values().stream().anyMatch(status -> !status.isEnd()))
            return Optional.of(Refusal.of(CONFLICT, "records/case-open", "A case is still open",
                    "This person has answered a case that is not released or withdrawn yet."));
        if (holds.inForce().stream().anyMatch(Set.copyOf(decided)::contains)) return Optional.of(Refusal.of(CONFLICT, "records/on-hold",
                "On legal hold", "This person decided a case that is on hold."));
        if (erasure.ground() == Erasure.Ground.UNLAWFUL) return Optional.empty();
        return retention.lastOf(decided).map(until -> Refusal.of(CONFLICT, "records/cases-kept", "Cases are kept",
                "This person decided cases that are kept until " + until + ". Who decided them can be erased then; before that only "
                + "on the ground unlawful."));
    }

    private Result<Erasure> carryOut(Caller caller, Erasure erasure, List<UUID> cases) {
        if (!erasures.confirm(erasure.id(), caller.personId(), clock.instant()))
            return Result.ok(erasures.find(erasure.id()).orElseThrow());
        log.append(Erasure.stream(erasure.id()), EntryKind.ERASURE_CONFIRMED, caller.actor(),
                Map.of("person", erasure.person().toString(), "cases", cases.size()));
        var why = Map.of("erasure", erasure.id().toString(), "ground", erasure.ground().word());
        var erased = new ArrayList<Eraser.Erased>();
        cases.forEach(each -> erased.addAll(eraser.erase(each, erasure.person())));
        if (erasure.decision() == null) erased.addAll(eraser.forget(erasure.person()));
        erased.forEach(each -> log.append(each.stream(), each.kind(), caller.actor(), why));
        return Result.ok(erasures.find(erasure.id()).orElseThrow());
    }
}
