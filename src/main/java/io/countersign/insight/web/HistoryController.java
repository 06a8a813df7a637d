package io.countersign.insight.web;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.People;
import io.countersign.access.Role;
import io.countersign.audit.Trail;
import io.countersign.insight.History;
import io.countersign.insight.HistoryFilter;
import io.countersign.intake.Decision;
import io.countersign.kernel.Page;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class HistoryController {

    private static final int PAGE = 50;

    private final Callers callers;
    private final People people;
    private final History history;
    private final Trail trail;

    HistoryController(Callers callers, People people, History history, Trail trail) {
        this.callers = callers;
        this.people = people;
        this.history = history;
        this.trail = trail;
    }

    /** @param reviewer a user name; nobody of that name gives an empty list */
    @GetMapping("/history")
    ResponseEntity<?> history(@RequestParam(required = false) @Nullable String useCase,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String reviewer,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Boolean changed,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor) {
        Caller caller = callers.current();
        if (!caller.is(Role.AUDITOR, Role.STEWARD))
            return Problems.response(caller.lacks(Role.AUDITOR, Role.STEWARD));
        UUID person = reviewer == null ? null : people.byUsername(reviewer).orElse(new UUID(0, 0));
        return ResponseEntity.ok(history.page(new HistoryFilter(useCase, outcome, person, from, to, changed, q), cursor,
                PAGE));
    }

    @GetMapping("/decisions/{id}/trail")
    ResponseEntity<?> trail(@PathVariable UUID id) {
        Caller caller = callers.current();
        if (!caller.is(Role.AUDITOR, Role.STEWARD))
            return Problems.response(caller.lacks(Role.AUDITOR, Role.STEWARD));
        List<Trail.Step> steps = trail.of(Decision.stream(id));
        return steps.isEmpty() ? Problems.response(Refusal.of(Refusal.Kind.NOT_FOUND, "intake/unknown-decision",
                "Unknown decision", "There is no decision " + id + ".")) : ResponseEntity.ok(new Page<>(steps, null));
    }
}
