package io.countersign.policy;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import org.springframework.transaction.annotation.Transactional;

/** A steward ends a use case for good; cases that are under way end as they would have. A new version begins anew. */
@UseCase
public class RetireUseCase {

    private final RegisterChanges register;
    private final UseCases useCases;
    private final Log log;

    RetireUseCase(RegisterChanges register, UseCases useCases, Log log) {
        this.register = register;
        this.useCases = useCases;
        this.log = log;
    }

    @Transactional
    public Result<RegisteredUseCase> retire(Caller caller, String key) {
        var found = register.inForce(caller, key);
        if (!(found instanceof Result.Ok<RegisteredUseCase>(var version))) return found;
        var retired = useCases.move(version, UseCaseStatus.RETIRED);
        log.append(RegisterChanges.stream(key), EntryKind.USE_CASE_RETIRED, caller.actor(), RegisterChanges.version(version));
        return retired;
    }
}
