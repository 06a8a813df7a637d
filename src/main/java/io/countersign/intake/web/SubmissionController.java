package io.countersign.intake.web;

import io.countersign.access.Callers;
import io.countersign.intake.ProvideInformation;
import io.countersign.intake.Submission;
import io.countersign.intake.StopCheck;
import io.countersign.intake.SubmitDecision;
import io.countersign.intake.WithdrawDecision;
import io.countersign.kernel.web.Problems;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/decisions")
class SubmissionController {

    private final Callers callers;
    private final SubmitDecision submit;
    private final WithdrawDecision withdraw;
    private final ProvideInformation provide;
    private final StopCheck stops;

    SubmissionController(Callers callers, SubmitDecision submit, WithdrawDecision withdraw, ProvideInformation provide,
            StopCheck stops) {
        this.stops = stops;
        this.callers = callers;
        this.submit = submit;
        this.withdraw = withdraw;
        this.provide = provide;
    }

    record Withdrawal(String reason) {}

    record Information(String answer, @Nullable List<Submission.Evidence> evidence) {}

    /** 202 for a new decision, 200 for one that was here already. Answers only after the commit. */
    @PostMapping
    ResponseEntity<?> submit(@RequestHeader("Idempotency-Key") String key, @RequestBody Submission submission) {
        return Problems.answer(submit.submit(callers.current(), key, submission), accepted ->
                (accepted.created() ? ResponseEntity.accepted() : ResponseEntity.ok())
                        .location(URI.create("/api/v1/decisions/" + accepted.decision().id()))
                        .body(Acceptance.of(stops.shown(accepted.decision()))));
    }

    @PostMapping("/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestBody Withdrawal withdrawal) {
        return Problems.answer(withdraw.withdraw(callers.current(), id, withdrawal.reason()),
                status -> ResponseEntity.ok(Map.of("id", id, "status", status)));
    }

    @PostMapping("/{id}/information")
    ResponseEntity<?> provide(@PathVariable UUID id, @RequestBody Information information) {
        List<Submission.Evidence> evidence = information.evidence() == null ? List.of() : information.evidence();
        return Problems.answer(provide.provide(callers.current(), id, information.answer(), evidence),
                status -> ResponseEntity.ok(Map.of("id", id, "status", status)));
    }
}
