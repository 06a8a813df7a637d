package io.countersign.policy;

import static io.countersign.kernel.Refusal.Kind.NOT_FOUND;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;

/** Puts the newest version of a use case in force. Doing it again changes nothing. */
@UseCase
public class ActivateUseCase {

    private final UseCases useCases;
    private final Log log;

    ActivateUseCase(UseCases useCases, Log log) {
        this.useCases = useCases;
        this.log = log;
    }

    @Transactional
    public Result<RegisteredUseCase> activate(Caller caller, String key) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        if (useCases.latest(key).isEmpty()) return Result.refused(unknown(key));
        useCases.lock(key);
        var latest = useCases.latest(key);
        if (latest.get().takesSubmissions()) return Result.ok(latest.get());
        int version = latest.get().version();
        useCases.activate(key, version);
        log.append("use-case:" + key, EntryKind.USE_CASE_ACTIVATED, caller.actor(), Map.of("version", version));
        return Result.ok(useCases.active(key).orElseThrow());
    }

    static Refusal unknown(String key) {
        return Refusal.of(NOT_FOUND, "policy/unknown-use-case", "Unknown use case",
                "No use case is registered as " + key + ".");
    }
}
