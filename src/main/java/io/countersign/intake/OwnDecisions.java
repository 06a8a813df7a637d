package io.countersign.intake;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A service knows of its own decisions only; of others' it learns not even that they exist. */
@Component
public class OwnDecisions {

    private final Decisions decisions;

    OwnDecisions(Decisions decisions) {
        this.decisions = decisions;
    }

    public Result<Decision> find(Caller caller, UUID id) {
        if (!caller.is(Role.SUBMITTER)) return Result.refused(caller.lacks(Role.SUBMITTER));
        return decisions.find(id).filter(decision -> decision.client().equals(caller.actor().id()))
                .map(Result::ok).orElseGet(() -> Result.refused(Refusal.of(Refusal.Kind.NOT_FOUND,
                        "intake/unknown-decision", "Unknown decision", "You have no decision " + id + ".")));
    }
}
