package io.countersign.records;

import io.countersign.access.Caller;
import io.countersign.access.People;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Ids;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.vault.Vault;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** A steward asks that a person, one case, or a reviewer who left be erased. Nothing is erased before another confirms. */
@UseCase
public class RequestErasure {

    private final Vault vault;
    private final Decisions decisions;
    private final People people;
    private final Erasures erasures;
    private final Log log;
    private final Ids ids;
    private final InstantSource clock;

    RequestErasure(Vault vault, Decisions decisions, People people, Erasures erasures, Log log, Ids ids, InstantSource clock) {
        this.vault = vault;
        this.decisions = decisions;
        this.people = people;
        this.erasures = erasures;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** One of: a decision; a client with its name for the subject; a reviewer's user name. */
    public record Whom(@Nullable UUID decision, @Nullable String client, @Nullable String subject, @Nullable String reviewer) {

        boolean isOne() {
            boolean subject = client() != null && subject() != null;
            return (decision != null ? 1 : 0) + (subject ? 1 : 0) + (reviewer != null ? 1 : 0) == 1
                    && (client() == null) == (subject() == null);
        }
    }

    @Transactional
    public Result<Erasure> request(Caller caller, Whom whom, Erasure.Ground ground) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        if (!whom.isOne()) return Result.refused(Refusal.of(Refusal.Kind.MALFORMED, "records/whom", "Whom to erase",
                "Name either a decision, or a client and its subject, or a reviewer."));
        Optional<UUID> person = person(whom);
        if (person.isEmpty()) return Result.refused(Refusal.of(Refusal.Kind.NOT_FOUND, "records/unknown-person",
                "Unknown person", "Nothing is kept of this person, or it was erased before."));
        var erasure = new Erasure(ids.next(), person.get(), whom.decision(), ground, caller.personId(), clock.instant(), null,
                null);
        erasures.add(erasure);
        var details = new HashMap<String, Object>(Map.of("person", erasure.person().toString(), "ground", ground.word()));
        if (whom.decision() != null) details.put("decision", whom.decision().toString());
        log.append(Erasure.stream(erasure.id()), EntryKind.ERASURE_REQUESTED, caller.actor(), details);
        return Result.ok(erasure);
    }

    private Optional<UUID> person(Whom whom) {
        if (whom.decision() != null) return decisions.person(whom.decision());
        if (whom.reviewer() != null) return people.byUsername(whom.reviewer());
        return vault.find(String.valueOf(whom.client()), String.valueOf(whom.subject()));
    }
}
