package io.countersign.delivery.web;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.delivery.Callbacks;
import io.countersign.delivery.ReplayCallback;
import io.countersign.kernel.Page;
import io.countersign.kernel.web.Problems;
import io.countersign.process.ProcessProblems;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an operator looks after: callbacks that were given up, steps and commands that do not get on. No case content. */
@RestController
@RequestMapping("/api/v1")
class DeadLetterController {

    private static final int MOST = 200;

    private final Callers callers;
    private final Callbacks callbacks;
    private final ReplayCallback replay;
    private final ProcessProblems problems;

    DeadLetterController(Callers callers, Callbacks callbacks, ReplayCallback replay, ProcessProblems problems) {
        this.callers = callers;
        this.callbacks = callbacks;
        this.replay = replay;
        this.problems = problems;
    }

    @GetMapping("/dead-letters")
    ResponseEntity<?> dead() {
        Caller caller = callers.current();
        if (!caller.is(Role.OPERATOR)) return Problems.response(caller.lacks(Role.OPERATOR));
        return ResponseEntity.ok(new Page<>(callbacks.dead(MOST), null));
    }

    @PostMapping("/dead-letters/{id}/replay")
    ResponseEntity<?> replay(@PathVariable UUID id) {
        return Problems.answer(replay.replay(callers.current(), id));
    }

    @GetMapping("/incidents")
    ResponseEntity<?> incidents() {
        Caller caller = callers.current();
        if (!caller.is(Role.OPERATOR)) return Problems.response(caller.lacks(Role.OPERATOR));
        return ResponseEntity.ok(new Page<>(problems.oldest(MOST), null));
    }
}
