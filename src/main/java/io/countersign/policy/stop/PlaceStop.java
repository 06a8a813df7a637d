package io.countersign.policy.stop;

import static io.countersign.kernel.Refusal.Kind.MALFORMED;
import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Ids;
import io.countersign.kernel.PlainText;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.UseCases;
import io.countersign.signal.Signals;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/**
 * A steward or an operator stops something. It binds everybody from the commit on; {@link SettleStop} then waits for those
 * who had begun before.
 */
@UseCase
public class PlaceStop {

    static final int LONGEST = 500;

    private final Stops stops;
    private final UseCases useCases;
    private final CasesInReach cases;
    private final Signals signals;
    private final Log log;
    private final Ids ids;
    private final InstantSource clock;

    PlaceStop(Stops stops, UseCases useCases, CasesInReach cases, Signals signals, Log log, Ids ids, InstantSource clock) {
        this.stops = stops;
        this.useCases = useCases;
        this.cases = cases;
        this.signals = signals;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param reason why, without naming the person whom a case is about */
    @Transactional
    public Result<Stop> place(Caller caller, Scope scope, Grade grade, boolean drill, String reason) {
        if (!caller.is(Role.STEWARD, Role.OPERATOR)) return Result.refused(caller.lacks(Role.STEWARD, Role.OPERATOR));
        Optional<Refusal> objection = reasonMissing(reason).or(() -> objection(scope));
        if (objection.isPresent()) return Result.refused(objection.get());
        var stop = new Stop(ids.next(), scope, grade, drill, reason.strip(), caller.personId(), clock.instant(), null, null, null, null);
        String commitment = stops.place(stop);
        var details = new HashMap<String, Object>(told(scope));
        details.putAll(Map.of("grade", grade.word(), "drill", drill, "reason", commitment));
        log.append(Stop.stream(stop.id()), EntryKind.STOP_PLACED, caller.actor(), details);
        signals.afterCommit(Stops.CHANGED, stop.id().toString());
        return Result.ok(stop);
    }

    private Optional<Refusal> objection(Scope scope) {
        if (!scope.isOne()) return Optional.of(Refusal.of(UNPROCESSABLE, "policy/stop-scope", "Stop what", List.of(new FieldError(
                "/scope", "must be one of {\"decision\": id}, {\"model\": {\"name\", \"version\"}}, {\"useCase\": key} and {\"system\": true}"))));
        if (scope.useCase() != null && useCases.latest(scope.useCase()).isEmpty()) return Optional.of(unknown("/scope/useCase",
                "names no registered use case"));
        if (scope.decision() != null && !cases.exists(scope.decision())) return Optional.of(unknown("/scope/decision",
                "names no decision"));
        if (scope.model() != null && (!isName(scope.model().name()) || !isName(scope.model().version())))
            return Optional.of(unknown("/scope/model", "must give name and version as submissions do"));
        return Optional.empty();
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST && PlainText.is(text);
    }

    private static Refusal unknown(String pointer, String what) {
        return Refusal.of(UNPROCESSABLE, "policy/stop-scope", "Stop what", List.of(new FieldError(pointer, what)));
    }

    static Optional<Refusal> reasonMissing(String reason) {
        return !reason.isBlank() && reason.length() <= LONGEST && PlainText.is(reason) ? Optional.empty()
                : Optional.of(Refusal.of(MALFORMED, "policy/stop-reason", "Say why", List.of(
                        new FieldError("/reason", "must say why in 1 to " + LONGEST + " characters"))));
    }

    private static Map<String, String> told(Scope scope) {
        if (scope.decision() != null) return Map.of("scope", "decision", "decision", scope.decision().toString());
        if (scope.model() != null) return Map.of("scope", "model", "model", scope.model().name(), "version", scope.model().version());
        return scope.useCase() != null ? Map.of("scope", "use-case", "useCase", scope.useCase()) : Map.of("scope", "system");
    }
}
