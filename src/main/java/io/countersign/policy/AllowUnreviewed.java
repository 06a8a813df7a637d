package io.countersign.policy;

import java.time.InstantSource;
import java.util.Map;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import org.springframework.transaction.annotation.Transactional;

/**
 * A steward proposes that what the newest version names may be released unreviewed, repeating it; another one who does the
 * same allows it. It holds for every version that says the same of it, of use and of models. The first one again changes
 * nothing, nor does anybody after the second.
 */
@UseCase
public class AllowUnreviewed {

    private final RegisterChanges register;
    private final Assurances assurances;
    private final Readiness readiness;
    private final Log log;
    private final InstantSource clock;

    AllowUnreviewed(RegisterChanges register, Assurances assurances, Readiness readiness, Log log, InstantSource clock) {
        this.register = register;
        this.assurances = assurances;
        this.readiness = readiness;
        this.log = log;
        this.clock = clock;
    }

    /** @param what is allowed: word for word what the newest version says, which the caller has thus read */
    @Transactional
    public Result<RegisteredUseCase> allow(Caller caller, String key, UnreviewedRelease what) {
        var found = register.newest(caller, key);
        if (!(found instanceof Result.Ok<RegisteredUseCase>(var version))) return found;
        UnreviewedRelease asked = version.definition().review().unreviewed();
        if (asked == null || !asked.sameAs(what)) return Result.refused(Refusal.of(Kind.UNPROCESSABLE,
                "policy/not-what-it-says", "Not what the use case says", asked == null
                        ? "Version " + version.version() + " of " + key + " lets nothing be released unreviewed."
                        : "Repeat what version " + version.version() + " of " + key + " says in /oversight/unreviewed."));
        Face face = readiness.unreviewed(version.definition());
        var before = assurances.allowed(key, face);
        if (before.isEmpty()) assurances.propose(key, face, asked, caller.personId(), clock.instant());
        else if (before.get().byTwo() || before.get().by().equals(caller.personId())) return Result.ok(version);
        else assurances.allow(key, face, caller.personId(), clock.instant());
        log.append(RegisterChanges.stream(key), before.isEmpty() ? EntryKind.UNREVIEWED_PROPOSED : EntryKind.UNREVIEWED_ALLOWED,
                caller.actor(), Map.of("version", version.version(), "face", face.toString(), "outcomes", asked.outcomes(),
                        "sampleRate", asked.sampleRate().toPlainString()));
        return Result.ok(version);
    }
}
