package io.countersign.insight.web;

import io.countersign.access.Callers;
import io.countersign.access.People;
import io.countersign.audit.Trail;
import io.countersign.insight.HistoryFilter;
import io.countersign.insight.ReadHistory;
import io.countersign.intake.Decision;
import io.countersign.intake.ReadDecision;
import io.countersign.kernel.Page;
import io.countersign.kernel.web.Problems;
import java.time.Instant;
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
    private final ReadHistory readHistory;
    private final ReadDecision readDecision;
    private final Trail trail;

    HistoryController(Callers callers, People people, ReadHistory readHistory, ReadDecision readDecision,
            Trail trail) {
        this.callers = callers;
        this.people = people;
        this.readHistory = readHistory;
        this.readDecision = readDecision;
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
        UUID person = reviewer == null ? null : people.byUsername(reviewer).orElse(new UUID(0, 0));
        return Problems.answer(readHistory.page(callers.current(), new HistoryFilter(useCase, outcome, person, from, to,
                changed, q), cursor, PAGE), ResponseEntity::ok);
    }

    @GetMapping("/decisions/{id}/trail")
    ResponseEntity<?> trail(@PathVariable UUID id) {
        return Problems.answer(readDecision.read(callers.current(), id, ReadDecision.Part.trail), decision ->
                ResponseEntity.ok(new Page<>(trail.of(Decision.stream(id)), null)));
    }
}
