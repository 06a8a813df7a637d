package io.countersign.verdict.web;

import io.countersign.access.Callers;
import io.countersign.kernel.web.Problems;
import io.countersign.verdict.Answer;
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

    VerdictController(Callers callers, RecordVerdict record) {
        this.callers = callers;
        this.record = record;
    }

    @PostMapping("/api/v1/tasks/{id}/verdict")
    ResponseEntity<?> record(@PathVariable UUID id, @RequestBody Answer answer) {
        return Problems.answer(record.record(callers.current(), id, answer));
    }
}
