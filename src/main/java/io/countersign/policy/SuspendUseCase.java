package io.countersign.policy;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import org.springframework.transaction.annotation.Transactional;

/** A steward suspends a use case: submissions are refused from then on. Doing it again changes nothing. */
@UseCase
public class SuspendUseCase {

    private final RegisterChanges register;
    private final UseCases useCases;
    private final Log log;

    SuspendUseCase(RegisterChanges register, UseCases useCases, Log log) {
        this.register = register;
        this.useCases = useCases;
        this.log = log;
    }

    @Transactional
    public Result<RegisteredUseCase> suspend(Caller caller, String key) {
        var found = register.inForce(caller, key);
        if (!(found instanceof Result.Ok<RegisteredUseCase>(var version))) return found;
        if (version.status() == UseCaseStatus.SUSPENDED) return Result.ok(version);
        useCases.suspendedBy(version, caller.personId());
        var suspended = useCases.move(version, UseCaseStatus.SUSPENDED);
        log.append(RegisterChanges.stream(key), EntryKind.USE_CASE_SUSPENDED, caller.actor(), RegisterChanges.version(version));
        return suspended;
    }
}
