package io.countersign.policy.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.kernel.Page;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.web.Problems;
import io.countersign.policy.ActivateUseCase;
import io.countersign.policy.AssessUseCase;
import io.countersign.policy.AllowUnreviewed;
import io.countersign.policy.Assurances;
import io.countersign.policy.AttestUseCase;
import io.countersign.policy.DefineUseCase;
import io.countersign.policy.Difference;
import io.countersign.policy.ProhibitedUse;
import io.countersign.policy.Readiness;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.ResumeUseCase;
import io.countersign.policy.RetireUseCase;
import io.countersign.policy.SuspendUseCase;
import io.countersign.policy.UnreviewedRelease;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UseCaseStatus;
import io.countersign.policy.UseCases;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
@RequestMapping("/api/v1/use-cases")
class UseCaseController {

    private final Callers callers;
    private final UseCases useCases;
    private final Readiness readiness;
    private final DefineUseCase define;
    private final AssessUseCase assess;
    private final AttestUseCase attest;
    private final AllowUnreviewed unreviewed;
    private final ActivateUseCase activate;
    private final SuspendUseCase suspend;
    private final ResumeUseCase resume;
    private final RetireUseCase retire;
    private final ObjectMapper json;

    UseCaseController(Callers callers, UseCases useCases, Readiness readiness, DefineUseCase define, AssessUseCase assess,
            AttestUseCase attest, AllowUnreviewed unreviewed, ActivateUseCase activate, SuspendUseCase suspend, ResumeUseCase resume,
            RetireUseCase retire, ObjectMapper json) {
        this.callers = callers;
        this.useCases = useCases;
        this.readiness = readiness;
        this.define = define;
        this.assess = assess;
        this.attest = attest;
        this.unreviewed = unreviewed;
        this.activate = activate;
        this.suspend = suspend;
        this.resume = resume;
        this.retire = retire;
        this.json = json;
    }

    /** @param noneOf the prohibited uses that it is attested not to be */
    record Attestation(Set<ProhibitedUse> noneOf) {}

    /** @param missing what it still needs before it may be activated */
    record Entry(String key, int version, UseCaseStatus status, java.time.@Nullable LocalDate usableUntil,
            UseCaseDefinition definition, Assurances.@Nullable Assessed assessment, Assurances.@Nullable Attested attestation,
            Assurances.@Nullable Allowed unreviewed, List<FieldError> missing) {}

    @GetMapping
    ResponseEntity<?> all() {
        return reading(() -> Optional.of(new Page<>(useCases.all(), null)));
    }

    @GetMapping("/{key}")
    ResponseEntity<?> one(@PathVariable String key) {
        return reading(() -> useCases.latest(key).map(this::entry));
    }

    @GetMapping("/{key}/versions")
    ResponseEntity<?> versions(@PathVariable String key) {
        return reading(() -> Optional.of(useCases.versions(key)).filter(all -> !all.isEmpty()).map(all -> new Page<>(all, null)));
    }

    @GetMapping("/{key}/versions/{version}")
    ResponseEntity<?> version(@PathVariable String key, @PathVariable int version) {
        return reading(() -> useCases.version(key, version).map(this::entry));
    }

    /** What changed from one version to another. */
    @GetMapping("/{key}/diff")
    ResponseEntity<?> diff(@PathVariable String key, @RequestParam int from, @RequestParam int to) {
        return reading(() -> useCases.version(key, from).flatMap(before -> useCases.version(key, to).map(after ->
                new Page<>(Difference.between(json.valueToTree(before.definition()), json.valueToTree(after.definition())), null))));
    }

    /** @param base the version that the caller began from, as a number; a newer one is not written over */
    @PutMapping("/{key}")
    ResponseEntity<?> define(@PathVariable String key, @RequestBody UseCaseDefinition definition,
            @RequestHeader(name = "If-Match", required = false) @Nullable String base) {
        if (base != null && !base.matches("\"?\\d{1,9}\"?")) return Problems.response(Refusal.of(Refusal.Kind.MALFORMED,
                "policy/malformed", "The request is malformed", List.of(new FieldError("If-Match", "must be the version's number"))));
        return Problems.answer(define.define(callers.current(), key, definition,
                base == null ? null : Integer.valueOf(base.replace("\"", ""))));
    }

    @PostMapping("/{key}/assessment")
    ResponseEntity<?> assess(@PathVariable String key, @RequestBody Assurances.Assessment assessment) {
        return Problems.answer(assess.assess(callers.current(), key, assessment));
    }

    @PostMapping("/{key}/attestation")
    ResponseEntity<?> attest(@PathVariable String key, @RequestBody Attestation attestation) {
        return Problems.answer(attest.attest(callers.current(), key, attestation.noneOf()));
    }

    /** @param what may be released unreviewed, as the newest version says */
    @PostMapping("/{key}/unreviewed")
    ResponseEntity<?> allowUnreviewed(@PathVariable String key, @RequestBody UnreviewedRelease what) {
        return Problems.answer(unreviewed.allow(callers.current(), key, what));
    }

    @PostMapping("/{key}/activation")
    ResponseEntity<?> activate(@PathVariable String key) {
        return Problems.answer(activate.activate(callers.current(), key));
    }

    @PostMapping("/{key}/suspension")
    ResponseEntity<?> suspend(@PathVariable String key) {
        return Problems.answer(suspend.suspend(callers.current(), key));
    }

    @PostMapping("/{key}/resumption")
    ResponseEntity<?> resume(@PathVariable String key) {
        return Problems.answer(resume.resume(callers.current(), key));
    }

    @PostMapping("/{key}/retirement")
    ResponseEntity<?> retire(@PathVariable String key) {
        return Problems.answer(retire.retire(callers.current(), key));
    }

    private Entry entry(RegisteredUseCase version) {
        return new Entry(version.key(), version.version(), version.status(), version.usableUntil(), version.definition(),
                readiness.assessment(version).orElse(null), readiness.attestation(version).orElse(null),
                readiness.allowance(version).orElse(null), readiness.missing(version));
    }

    private ResponseEntity<?> reading(Supplier<Optional<?>> read) {
        Caller caller = callers.current();
        if (!caller.is(Role.STEWARD, Role.AUDITOR)) return Problems.response(caller.lacks(Role.STEWARD, Role.AUDITOR));
        return read.get().<ResponseEntity<?>>map(ResponseEntity::ok).orElseGet(() -> Problems.response(
                Refusal.of(Refusal.Kind.NOT_FOUND, "policy/unknown-use-case", "Unknown use case",
                        "No such use case or version is registered.")));
    }
}
