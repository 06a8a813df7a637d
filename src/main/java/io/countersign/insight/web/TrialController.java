package io.countersign.insight.web;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.insight.trial.StartTrial;
import io.countersign.insight.trial.TrialCases;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.web.Problems;
import io.countersign.policy.Assurances;
import io.countersign.policy.Readiness;
import io.countersign.policy.UseCases;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/use-cases/{key}/trial")
class TrialController {

    private final Callers callers;
    private final StartTrial start;
    private final UseCases useCases;
    private final Readiness readiness;
    private final TrialCases cases;

    TrialController(Callers callers, StartTrial start, UseCases useCases, Readiness readiness, TrialCases cases) {
        this.callers = callers;
        this.start = start;
        this.useCases = useCases;
        this.readiness = readiness;
        this.cases = cases;
    }

    private Told told(Assurances.Trial trial) {
        return new Told(trial.id(), trial.version(), trial.passMark().toPlainString(), trial.passed(), trial.result(),
                cases.of(trial.id()));
    }

    /** @param cases each with what is right and what it was judged to be */
    record Told(UUID id, int version, String passMark, @Nullable Boolean passed, @Nullable JsonNode result,
            List<TrialCases.TrialCase> cases) {}

    @PostMapping
    ResponseEntity<?> start(@PathVariable String key, @RequestBody StartTrial.Plan plan) {
        return switch (start.start(callers.current(), key, plan)) {
            case Result.Refused<Assurances.Trial>(var refusal) -> Problems.response(refusal);
            case Result.Ok<Assurances.Trial>(var trial) -> ResponseEntity.status(HttpStatus.ACCEPTED).body(told(trial));
        };
    }

    /** The newest one of the newest version; its result once the last case is decided. */
    @GetMapping
    ResponseEntity<?> newest(@PathVariable String key) {
        Caller caller = callers.current();
        if (!caller.is(Role.STEWARD, Role.AUDITOR)) return Problems.response(caller.lacks(Role.STEWARD, Role.AUDITOR));
        return useCases.latest(key).flatMap(readiness::trial).<ResponseEntity<?>>map(trial -> ResponseEntity.ok(told(trial)))
                .orElseGet(() -> Problems.response(Refusal.of(Refusal.Kind.NOT_FOUND, "insight/no-trial", "No trial",
                        "No trial of " + key + " was started.")));
    }
}
