package io.countersign.verdict.web;

import io.countersign.access.Callers;
import io.countersign.kernel.web.Problems;
import io.countersign.inbox.ViewTask;
import io.countersign.verdict.Answer;
import io.countersign.verdict.CommitFinding;
import io.countersign.verdict.Finding;
import io.countersign.verdict.RecordVerdict;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VerdictController {

    private final Callers callers;
    private final RecordVerdict record;
    private final CommitFinding commit;
    private final ViewTask view;

    VerdictController(Callers callers, RecordVerdict record, CommitFinding commit, ViewTask view) {
        this.commit = commit;
        this.view = view;
        this.callers = callers;
        this.record = record;
    }

    /** Answers with the task as its holder may see it from now on. */
    @PostMapping("/api/v1/tasks/{id}/finding")
    ResponseEntity<?> commit(@PathVariable UUID id, @RequestBody Finding.Statement statement) {
        var caller = callers.current();
        return Problems.answer(commit.commit(caller, id, statement), _ -> Problems.answer(view.view(caller, id)));
    }

    @PostMapping("/api/v1/tasks/{id}/verdict")
    ResponseEntity<?> record(@PathVariable UUID id, @RequestBody Answer answer) {
        return Problems.answer(record.record(callers.current(), id, answer));
    }
}
