package io.countersign.delivery;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** An operator has a dead letter sent again, once its receiver is mended. */
@UseCase
public class ReplayCallback {

    private final Callbacks callbacks;
    private final Log log;

    ReplayCallback(Callbacks callbacks, Log log) {
        this.callbacks = callbacks;
        this.log = log;
    }

    @Transactional
    public Result<Callback> replay(Caller caller, UUID id) {
        if (!caller.is(Role.OPERATOR)) return Result.refused(caller.lacks(Role.OPERATOR));
        var callback = callbacks.find(id);
        if (callback.isEmpty()) return Result.refused(Refusal.of(Refusal.Kind.NOT_FOUND, "delivery/unknown-callback",
                "Unknown callback", "There is no callback " + id + "."));
        if (!callbacks.revive(id)) return Result.refused(Refusal.of(Refusal.Kind.CONFLICT, "delivery/not-dead",
                "Not a dead letter", "Callback " + id + " is " + callback.get().state() + "; only a DEAD one is replayed."));
        log.append(Decision.stream(callback.get().decision()), EntryKind.CALLBACK_REPLAYED, caller.actor(),
                Map.of("callback", id.toString()));
        return Result.ok(callbacks.find(id).orElseThrow());
    }
}
