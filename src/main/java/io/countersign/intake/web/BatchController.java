package io.countersign.intake.web;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.intake.Submission;
import io.countersign.intake.SubmitDecision;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.web.Failures;
import io.countersign.kernel.web.Problems;
import io.countersign.kernel.web.RequiredFields;
import io.countersign.kernel.web.Unreadable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Many submissions in one request, one JSON object a line. Each stands and falls alone. */
@RestController
class BatchController {

    private static final String NDJSON = "application/x-ndjson";
    private static final String KEY = "idempotencyKey";

    private final Callers callers;
    private final SubmitDecision submit;
    private final ObjectMapper json;

    BatchController(Callers callers, SubmitDecision submit, ObjectMapper json) {
        this.callers = callers;
        this.submit = submit;
        this.json = json;
    }

    /** One result line for every input line, in order, each as soon as its submission is committed; then null. */
    @PostMapping(path = "/api/v1/decisions/batch", consumes = NDJSON)
    @Nullable ResponseEntity<?> submit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = callers.current();
        if (!caller.is(Role.SUBMITTER)) return Problems.response(caller.lacks(Role.SUBMITTER));
        response.setContentType(NDJSON);
        var lines = new NdjsonLines(request.getInputStream());
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            response.getOutputStream().write(json.writeValueAsBytes(outcome(caller, line.get())));
            response.getOutputStream().write('\n');
            response.flushBuffer();
        }
        return null;
    }

    /** An outage or a defect is this line's, too: the answers before it are given and those after it may be good. */
    private Map<String, Object> outcome(Caller caller, NdjsonLines.Line line) {
        try {
            return outcome(line, submitted(caller, line.content()));
        } catch (RuntimeException failure) {
            var problem = Failures.document(failure);
            return Map.of("line", line.number(), "status", problem.getStatus(), "problem", problem);
        }
    }

    private static Map<String, Object> outcome(NdjsonLines.Line line, Result<SubmitDecision.Accepted> result) {
        return switch (result) {
            case Result.Ok<SubmitDecision.Accepted>(var accepted) -> Map.of("line", line.number(),
                    "status", accepted.created() ? 202 : 200, "id", accepted.decision().id(),
                    "receipt", accepted.decision().receipt());
            case Result.Refused<SubmitDecision.Accepted>(var refusal) -> Map.of("line", line.number(),
                    "status", refusal.kind().status(), "problem", Problems.document(refusal));
        };
    }

    private Result<SubmitDecision.Accepted> submitted(Caller caller, byte[] line) {
        if (line.length > NdjsonLines.LONGEST) return Result.refused(Refusal.of(Kind.TOO_LARGE, "kernel/too-large",
                "The line is too long", List.of(new FieldError("", "is longer than " + NdjsonLines.LONGEST + " bytes"))));
        try {
            if (!(json.readTree(line) instanceof ObjectNode object)) return malformed("", "must be a JSON object");
            String key = object.path(KEY).isString() ? object.path(KEY).stringValue() : "";
            object.remove(KEY);
            Submission submission = json.treeToValue(object, Submission.class);
            var missing = RequiredFields.missing(submission);
            if (!missing.isEmpty()) return Result.refused(Refusal.of(Kind.MALFORMED, "kernel/incomplete",
                    "The submission is not complete", missing));
            return key.isEmpty() ? malformed("/" + KEY, "is required, as text") : submit.submit(caller, key, submission);
        } catch (JacksonException unreadable) {
            return Result.refused(Unreadable.refusal(unreadable));
        }
    }

    private static Result<SubmitDecision.Accepted> malformed(String pointer, String message) {
        return Result.refused(Refusal.of(Kind.MALFORMED, "kernel/malformed", "The line cannot be read",
                List.of(new FieldError(pointer, message))));
    }
}
