package io.countersign.outcome.web;

import io.countersign.access.Callers;
import io.countersign.intake.Submission;
import io.countersign.kernel.web.Problems;
import io.countersign.outcome.ContestOutcome;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ContestController {

    private final Callers callers;
    private final ContestOutcome contest;

    ContestController(Callers callers, ContestOutcome contest) {
        this.callers = callers;
        this.contest = contest;
    }

    record Contest(String statement, @Nullable List<Submission.Evidence> evidence) {}

    /** 202 with the decision that the review anew is, 200 when it was contested with the same before. */
    @PostMapping("/api/v1/decisions/{id}/contests")
    ResponseEntity<?> contest(@PathVariable UUID id, @RequestBody Contest body) {
        var evidence = body.evidence() == null ? List.<Submission.Evidence>of() : body.evidence();
        return Problems.answer(contest.contest(callers.current(), id, body.statement(), evidence), accepted ->
                (accepted.created() ? ResponseEntity.accepted() : ResponseEntity.ok())
                        .location(URI.create("/api/v1/decisions/" + accepted.decision().id()))
                        .body(Map.of("id", accepted.decision().id(), "status", accepted.decision().status(), "contests", id,
                                "receipt", accepted.decision().receipt())));
    }
}
