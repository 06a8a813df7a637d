package io.countersign.policy;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import org.springframework.transaction.annotation.Transactional;

/**
 * A steward attests that a use case is none of the prohibited uses, naming each; another one who does the same confirms it.
 * The first one again changes nothing, nor does anybody after the second.
 */
@UseCase
public class AttestUseCase {

    private final RegisterChanges register;
    private final Assurances assurances;
    private final Readiness readiness;
    private final UseCases useCases;
    private final Log log;
    private final InstantSource clock;

    AttestUseCase(RegisterChanges register, Assurances assurances, Readiness readiness, UseCases useCases, Log log,
            InstantSource clock) {
        this.register = register;
        this.assurances = assurances;
        this.readiness = readiness;
        this.useCases = useCases;
        this.log = log;
        this.clock = clock;
    }

    /** @param noneOf the uses that this one is attested not to be */
    @Transactional
    public Result<RegisteredUseCase> attest(Caller caller, String key, Set<ProhibitedUse> noneOf) {
        var found = register.newest(caller, key);
        if (!(found instanceof Result.Ok<RegisteredUseCase>(var version))) return found;
        var silent = Arrays.stream(ProhibitedUse.values()).filter(use -> !noneOf.contains(use))
                .map(use -> new FieldError("/noneOf", "must name " + use.word() + ": what is not ruled out is not allowed")).toList();
        if (!silent.isEmpty()) return Result.refused(Refusal.of(Kind.UNPROCESSABLE, "policy/prohibited-use",
                "A prohibited use is not ruled out", silent));
        Face face = readiness.use(version);
        var before = assurances.attested(key, face);
        if (before.isEmpty()) assurances.attest(key, face, caller.personId(), clock.instant());
        else if (before.get().confirmedBy() != null || before.get().by().equals(caller.personId())) return Result.ok(version);
        else assurances.confirm(key, face, caller.personId(), clock.instant());
        log.append(RegisterChanges.stream(key), before.isEmpty() ? EntryKind.USE_CASE_ATTESTED : EntryKind.ATTESTATION_CONFIRMED,
                caller.actor(), Map.of("version", version.version(), "face", face.toString(), "noneOf",
                        Arrays.stream(ProhibitedUse.values()).map(ProhibitedUse::word).toList()));
        return readiness.promoted(version, useCases);
    }
}
