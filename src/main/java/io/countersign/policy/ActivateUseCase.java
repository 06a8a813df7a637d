package io.countersign.policy;

import java.util.HashMap;
import java.util.Optional;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the newest version of a use case in force, by a steward other than who attested it; the one before is retired. Doing
 * it again changes nothing.
 */
@UseCase
public class ActivateUseCase {

    private final RegisterChanges register;
    private final Readiness readiness;
    private final UseCases useCases;
    private final Log log;

    ActivateUseCase(RegisterChanges register, Readiness readiness, UseCases useCases, Log log) {
        this.register = register;
        this.readiness = readiness;
        this.useCases = useCases;
        this.log = log;
    }

    @Transactional
    public Result<RegisteredUseCase> activate(Caller caller, String key) {
        var found = register.newest(caller, key);
        if (!(found instanceof Result.Ok<RegisteredUseCase>(var version))) return found;
        if (version.takesSubmissions(readiness.today())) return Result.ok(version);
        var missing = readiness.missing(version);
        if (!missing.isEmpty()) return Result.refused(Refusal.of(Kind.UNPROCESSABLE, "policy/not-ready",
                "The use case cannot be activated yet", missing));
        if (readiness.attestation(version).orElseThrow().by().equals(caller.personId())) return Result.refused(
                RegisterChanges.samePerson("You attested this use case: another steward must activate it."));
        return version.status() == UseCaseStatus.SUSPENDED ? Result.refused(suspended(version)) : putInForce(caller, version);
    }

    private Result<RegisteredUseCase> putInForce(Caller caller, RegisteredUseCase version) {
        Optional<RegisteredUseCase> before = useCases.inForce(version.key()).filter(other -> other.version() != version.version());
        if (before.isPresent() && useCases.move(before.get(), UseCaseStatus.RETIRED) instanceof Result.Refused<RegisteredUseCase> no)
            return no;
        var activated = useCases.move(version, UseCaseStatus.ACTIVE);
        if (activated instanceof Result.Refused<RegisteredUseCase>) return activated;
        useCases.usableUntil(version, readiness.lastDay(version));
        var details = new HashMap<>(RegisterChanges.version(version));
        before.ifPresent(other -> details.put("retired", other.version()));
        log.append(RegisterChanges.stream(version.key()), EntryKind.USE_CASE_ACTIVATED, caller.actor(), details);
        return Result.ok(useCases.inForce(version.key()).orElseThrow());
    }

    private static Refusal suspended(RegisteredUseCase version) {
        return Refusal.of(Kind.CONFLICT, "policy/suspended", "The use case is suspended", "Expected " + version.key()
                + " to be TRIAL or ASSESSED, but it is SUSPENDED. Resume it: POST …/resumption.");
    }
}
