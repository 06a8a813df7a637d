package io.countersign.kernel.web;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Answers over HTTP: the value as the caller renders it, a refusal as a problem document (RFC 9457). */
public final class Problems {

    private Problems() {}

    public static <T> ResponseEntity<?> answer(Result<T> result, Function<T, ResponseEntity<?>> rendered) {
        return switch (result) {
            case Result.Ok<T>(T value) -> rendered.apply(value);
            case Result.Refused<T>(Refusal refusal) -> response(refusal);
        };
    }

    public static <T> ResponseEntity<?> answer(Result<T> result) {
        return answer(result, ResponseEntity::ok);
    }

    public static ResponseEntity<ProblemDetail> response(Refusal refusal) {
        return ResponseEntity.status(refusal.kind().status()).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(document(refusal));
    }

    public static ProblemDetail document(Refusal refusal) {
        var problem = ProblemDetail.forStatus(HttpStatus.valueOf(refusal.kind().status()));
        problem.setType(URI.create("/problems/" + refusal.type()));
        problem.setTitle(refusal.title());
        problem.setDetail(refusal.detail());
        if (!refusal.errors().isEmpty()) problem.setProperty("errors", refusal.errors());
        refusal.more().forEach(problem::setProperty);
        return problem;
    }
}
