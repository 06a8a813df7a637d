package io.countersign.policy.web;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.web.Problems;
import io.countersign.policy.stop.Grade;
import io.countersign.policy.stop.PlaceStop;
import io.countersign.policy.stop.ReleaseStop;
import io.countersign.policy.stop.Scope;
import io.countersign.policy.stop.SettleStop;
import io.countersign.policy.stop.Stops;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/stops")
class StopController {

    private static final int PAGE = 50;

    private final Callers callers;
    private final Stops stops;
    private final PlaceStop place;
    private final SettleStop settle;
    private final ReleaseStop release;

    StopController(Callers callers, Stops stops, PlaceStop place, SettleStop settle, ReleaseStop release) {
        this.callers = callers;
        this.stops = stops;
        this.place = place;
        this.settle = settle;
        this.release = release;
    }

    record StopRequest(Scope scope, Grade grade, @Nullable Boolean drill, String reason) {}

    record ReleaseRequest(String reason) {}

    /** Answers once it is in effect on every node, or after four seconds without {@code inEffectAt}. */
    @PostMapping
    ResponseEntity<?> place(@RequestBody StopRequest body) {
        return Problems.answer(place.place(callers.current(), body.scope(), body.grade(), Boolean.TRUE.equals(body.drill()), body.reason()),
                stop -> ResponseEntity.created(URI.create("/api/v1/stops/" + stop.id())).body(settle.settle(stop.id())));
    }

    @PostMapping("/{id}/release")
    ResponseEntity<?> release(@PathVariable UUID id, @RequestBody ReleaseRequest body) {
        return Problems.answer(release.release(callers.current(), id, body.reason()));
    }

    /** @param open only those in force */
    @GetMapping
    ResponseEntity<?> all(@RequestParam(defaultValue = "false") boolean open, @RequestParam(required = false) @Nullable String cursor) {
        return forReaders(() -> ResponseEntity.ok(stops.page(open, cursor, PAGE)));
    }

    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable UUID id) {
        return forReaders(() -> stops.find(id).<ResponseEntity<?>>map(ResponseEntity::ok).orElseGet(() -> Problems.response(
                Refusal.of(Refusal.Kind.NOT_FOUND, "policy/unknown-stop", "Unknown stop", "There is no stop " + id + "."))));
    }

    private ResponseEntity<?> forReaders(Supplier<ResponseEntity<?>> answer) {
        Caller caller = callers.current();
        return caller.is(Role.STEWARD, Role.OPERATOR, Role.AUDITOR) ? answer.get()
                : Problems.response(caller.lacks(Role.STEWARD, Role.OPERATOR, Role.AUDITOR));
    }
}
