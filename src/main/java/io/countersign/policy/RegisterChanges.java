package io.countersign.policy;

import java.util.Map;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import org.springframework.stereotype.Component;

/** What every change to the register asks first: a steward, a known use case, nobody else at it. */
@Component
class RegisterChanges {

    private final UseCases useCases;

    RegisterChanges(UseCases useCases) {
        this.useCases = useCases;
    }

    /** @return the newest version, which nobody else changes until the transaction ends */
    Result<RegisteredUseCase> newest(Caller caller, String key) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        if (useCases.latest(key).isEmpty()) return Result.refused(unknown(key));
        useCases.lock(key);
        return Result.ok(useCases.latest(key).orElseThrow());
    }

    /** @return the version in force, likewise */
    Result<RegisteredUseCase> inForce(Caller caller, String key) {
        var newest = newest(caller, key);
        if (newest instanceof Result.Refused<RegisteredUseCase>) return newest;
        return useCases.inForce(key).map(Result::ok).orElseGet(() -> Result.refused(Refusal.of(Kind.CONFLICT,
                "policy/not-in-force", "Not in force", "No version of " + key + " is ACTIVE or SUSPENDED.")));
    }

    static String stream(String key) {
        return "use-case:" + key;
    }

    static Refusal unknown(String key) {
        return Refusal.of(Kind.NOT_FOUND, "policy/unknown-use-case", "Unknown use case",
                "No use case is registered as " + key + ".");
    }

    static Refusal samePerson(String what) {
        return Refusal.of(Kind.CONFLICT, "policy/same-person", "This takes a second person", what);
    }

    static Map<String, Object> version(RegisteredUseCase version) {
        return Map.of("version", version.version());
    }
}
