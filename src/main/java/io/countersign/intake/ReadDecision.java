package io.countersign.intake;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/**
 * An auditor or a steward looks at a decision, its trail or what was said of the person. Who has read what is kept in a
 * stream of its own, so that reading a trail does not make it longer. Whoever reviews as well might be given this very case,
 * so they wait until it has come to its end.
 */
@UseCase
public class ReadDecision {

    private final Decisions decisions;
    private final Log log;

    ReadDecision(Decisions decisions, Log log) {
        this.decisions = decisions;
        this.log = log;
    }

    /** What of it is read. */
    public enum Part { state, trail, all }

    /** The stream of those who read a decision. */
    public static String stream(UUID id) {
        return "reads:" + id;
    }

    @Transactional
    public Result<Decision> read(Caller caller, UUID id, Part part) {
        if (!caller.is(Role.AUDITOR, Role.STEWARD)) return Result.refused(caller.lacks(Role.AUDITOR, Role.STEWARD));
        var found = decisions.find(id);
        if (found.isEmpty()) return Result.refused(Refusal.of(Refusal.Kind.NOT_FOUND, "intake/unknown-decision",
                "Unknown decision", "There is no decision " + id + "."));
        if (caller.is(Role.REVIEWER) && !found.get().status().isEnd()) return Result.refused(Refusal.of(Refusal.Kind.FORBIDDEN,
                "intake/reviewer-reads", "Not while it is open", "You review cases, too: what others and the model made of decision "
                        + id + " is shown to you once it has come to its end."));
        log.append(stream(id), EntryKind.DECISION_READ, caller.actor(), Map.of("part", part.name()));
        return Result.ok(found.get());
    }
}
