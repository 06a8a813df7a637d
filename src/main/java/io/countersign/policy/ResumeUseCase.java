package io.countersign.policy;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import org.springframework.transaction.annotation.Transactional;

/** A steward other than who suspended a use case lets submissions in again. Doing it again changes nothing. */
@UseCase
public class ResumeUseCase {

    private final RegisterChanges register;
    private final Readiness readiness;
    private final UseCases useCases;
    private final Log log;

    ResumeUseCase(RegisterChanges register, Readiness readiness, UseCases useCases, Log log) {
        this.register = register;
        this.readiness = readiness;
        this.useCases = useCases;
        this.log = log;
    }

    @Transactional
    public Result<RegisteredUseCase> resume(Caller caller, String key) {
        var found = register.inForce(caller, key);
        if (!(found instanceof Result.Ok<RegisteredUseCase>(var version))) return found;
        if (version.status() == UseCaseStatus.ACTIVE) return Result.ok(version);
        if (caller.personId().equals(useCases.suspendedBy(version))) return Result.refused(
                RegisterChanges.samePerson("You suspended this use case: another steward must resume it."));
        if (version.lapsed(readiness.today())) return Result.refused(Refusal.of(Kind.CONFLICT, "policy/lapsed",
                "Its time is over", "It was usable until " + version.usableUntil() + ". Assess it anew and activate it."));
        var resumed = useCases.move(version, UseCaseStatus.ACTIVE);
        log.append(RegisterChanges.stream(key), EntryKind.USE_CASE_RESUMED, caller.actor(), RegisterChanges.version(version));
        return resumed;
    }
}
