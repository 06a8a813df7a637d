package io.countersign.policy.web;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.kernel.Page;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.web.Problems;
import io.countersign.policy.ActivateUseCase;
import io.countersign.policy.DefineUseCase;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UseCases;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/use-cases")
class UseCaseController {

    private final Callers callers;
    private final UseCases useCases;
    private final DefineUseCase define;
    private final ActivateUseCase activate;

    UseCaseController(Callers callers, UseCases useCases, DefineUseCase define, ActivateUseCase activate) {
        this.callers = callers;
        this.useCases = useCases;
        this.define = define;
        this.activate = activate;
    }

    @GetMapping
    ResponseEntity<?> all() {
        Caller caller = callers.current();
        if (!caller.is(Role.STEWARD, Role.AUDITOR))
            return Problems.response(caller.lacks(Role.STEWARD, Role.AUDITOR));
        return ResponseEntity.ok(new Page<>(useCases.all(), null));
    }

    @GetMapping("/{key}")
    ResponseEntity<?> one(@PathVariable String key) {
        Caller caller = callers.current();
        if (!caller.is(Role.STEWARD, Role.AUDITOR))
            return Problems.response(caller.lacks(Role.STEWARD, Role.AUDITOR));
        return useCases.latest(key).<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> Problems.response(Refusal.of(Refusal.Kind.NOT_FOUND, "policy/unknown-use-case",
                        "Unknown use case", "No use case is registered as " + key + ".")));
    }

    @PutMapping("/{key}")
    ResponseEntity<?> define(@PathVariable String key, @RequestBody UseCaseDefinition definition) {
        return Problems.answer(define.define(callers.current(), key, definition));
    }

    @PostMapping("/{key}/activation")
    ResponseEntity<?> activate(@PathVariable String key) {
        return Problems.answer(activate.activate(callers.current(), key));
    }
}
