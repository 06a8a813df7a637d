package io.countersign.delivery.web;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.delivery.DecisionStates;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.intake.OwnDecisions;
import io.countersign.intake.ReadDecision;
import io.countersign.intake.StopCheck;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Result;
import io.countersign.kernel.web.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/decisions")
class DecisionController {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Pattern WAIT = Pattern.compile("\\d{1,6}(ms|s|m)");
    private static final int PAGE = 50;

    private final Callers callers;
    private final OwnDecisions own;
    private final Decisions decisions;
    private final ReadDecision readDecision;
    private final DecisionStates states;
    private final ChangeWait changes;
    private final StopCheck stops;

    DecisionController(Callers callers, OwnDecisions own, Decisions decisions, ReadDecision readDecision,
            DecisionStates states, ChangeWait changes, StopCheck stops) {
        this.stops = stops;
        this.callers = callers;
        this.own = own;
        this.decisions = decisions;
        this.readDecision = readDecision;
        this.states = states;
        this.changes = changes;
    }

    /** @param wait such as {@code 30s}, at most a minute: answers at the next change of state, or after that time */
    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable UUID id, @RequestParam(required = false) @Nullable String wait)
            throws InterruptedException {
        Caller caller = callers.current();
        boolean reader = caller.is(Role.AUDITOR, Role.STEWARD);
        Optional<Duration> patience = patience(wait);
        if (patience.isEmpty())
            return Problems.response(Refusal.of(Refusal.Kind.MALFORMED, "delivery/unreadable-wait", "Unreadable wait",
                    List.of(new FieldError("wait", "must be a number and a unit, such as 30s, 500ms or 1m"))));
        Result<Decision> found = reader ? readDecision.read(caller, id, ReadDecision.Part.state) : own.find(caller, id);
        if (found instanceof Result.Ok<Decision>(var decision) && patience.get().isPositive() && !decision.status().isEnd())
            found = Result.ok(changes.after(decision, patience.get()));
        return Problems.answer(found, decision -> ResponseEntity.ok(states.of(decision, !reader)));
    }

    /** @return no more than the longest; empty when unreadable */
    private static Optional<Duration> patience(@Nullable String wait) {
        if (wait == null) return Optional.of(Duration.ZERO);
        if (!WAIT.matcher(wait).matches()) return Optional.empty();
        return Optional.of(DurationStyle.SIMPLE.parse(wait)).map(asked -> asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT);
    }

    @GetMapping
    ResponseEntity<?> list(@RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable DecisionStatus status,
            @RequestParam(required = false) @Nullable UUID cursor) {
        Caller caller = callers.current();
        if (!caller.is(Role.SUBMITTER)) return Problems.response(caller.lacks(Role.SUBMITTER));
        return ResponseEntity.ok(DecisionLine.of(stops.shown(decisions.ofClient(caller.actor().id(), reference, status, cursor, PAGE))));
    }
}
