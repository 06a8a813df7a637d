package io.countersign.records;

import io.countersign.access.People;
import io.countersign.audit.EntryKind;
import io.countersign.intake.Decision;
import io.countersign.vault.SealedRecords;
import io.countersign.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Erases within the caller's transaction, which holds the person and has locked the case. The caller logs what it returns. */
@Component
class Eraser {

    private final List<SealedRecords> everybody;
    private final Retention retention;
    private final Holds holds;
    private final People people;
    private final Vault vault;

    Eraser(List<SealedRecords> everybody, Retention retention, Holds holds, People people, Vault vault) {
        this.everybody = everybody;
        this.retention = retention;
        this.holds = holds;
        this.people = people;
        this.vault = vault;
    }

    /** What is to be logged, in which stream. */
    record Erased(String stream, EntryKind kind) {}

    /**
     * Has everybody delete what they keep sealed of a case, and destroys its key; with the last case the person's too. Again
     * changes nothing.
     */
    List<Erased> erase(UUID decision, UUID person) {
        if (vault.ofCase(decision).isEmpty()) return List.of();
        everybody.forEach(each -> each.erase(decision));
        holds.forgetMatters(decision);
        vault.destroyCase(decision);
        retention.forget(decision);
        List<Erased> erased = new ArrayList<>(List.of(new Erased(Decision.stream(decision), EntryKind.PAYLOAD_ERASED)));
        if (!vault.hasCases(person)) erased.addAll(forget(person));
        return erased;
    }

    /** Destroys a person's key, and their name if they worked here. Again changes nothing. */
    List<Erased> forget(UUID person) {
        people.erase(person);
        return vault.destroyPerson(person) ? List.of(new Erased("person:" + person, EntryKind.IDENTITY_ERASED)) : List.of();
    }
}
