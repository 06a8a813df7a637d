package io.countersign.kernel.web;

import io.countersign.kernel.Page;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Refusal.Kind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Turns what is thrown into problem documents: unreadable bodies are the caller's, outages and defects are ours. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException unreadable,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Refusal refusal = unreadable.getCause() instanceof JacksonException json
                ? Unreadable.refusal(json)
                : Refusal.of(Kind.MALFORMED, "kernel/malformed", "The request cannot be read",
                        List.of(new FieldError("", "is empty; expected JSON")));
        var problem = Problems.response(refusal);
        return ResponseEntity.status(problem.getStatusCode()).headers(problem.getHeaders()).body(problem.getBody());
    }

    /** What the framework refuses by itself (paths, methods, parameters, headers), in the same form. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception cause, @Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        var problem = ProblemDetail.forStatus(status);
        String reason = HttpStatus.valueOf(status.value()).getReasonPhrase();
        problem.setType(URI.create("/problems/kernel/" + reason.toLowerCase().replace(' ', '-')));
        problem.setTitle(reason);
        problem.setDetail(detail(cause, body));
        field(cause).ifPresent(error -> problem.setProperty("errors", List.of(error)));
        return ResponseEntity.status(status).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static String detail(Exception cause, @Nullable Object body) {
        if (cause instanceof NoResourceFoundException) return "Nothing is served at this path.";
        if (cause instanceof MethodArgumentTypeMismatchException wrong)
            return "The parameter " + wrong.getName() + " cannot be read.";
        ProblemDetail said = body instanceof ProblemDetail detail ? detail
                : cause instanceof ErrorResponse response ? response.getBody() : null;
        return said != null && said.getDetail() != null ? said.getDetail() : "The request cannot be served.";
    }

    private static Optional<FieldError> field(Exception cause) {
        return switch (cause) {
            case MethodArgumentTypeMismatchException wrong -> Optional.of(new FieldError(wrong.getName(),
                    wrong.getRequiredType() != null && wrong.getRequiredType().isEnum()
                            ? Choices.of(wrong.getRequiredType()) : "does not have the expected form"));
            case MissingRequestHeaderException missing -> Optional.of(new FieldError(missing.getHeaderName(), "is required"));
            case MissingServletRequestParameterException missing -> Optional.of(
                    new FieldError(missing.getParameterName(), "is required"));
            default -> Optional.empty();
        };
    }

    @ExceptionHandler(Page.UnreadableCursor.class)
    ResponseEntity<ProblemDetail> unreadable(Page.UnreadableCursor cursor) {
        return Problems.response(Refusal.of(Kind.MALFORMED, "kernel/unreadable-cursor", "Unreadable cursor",
                List.of(new FieldError("cursor", "is none that this list gave out"))));
    }

    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<ProblemDetail> unreadable(InvalidParameterException query) {
        return Problems.response(Refusal.of(Kind.MALFORMED, "kernel/malformed", "The request cannot be read",
                "The query is not properly percent-encoded UTF-8."));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> failure(Exception failure) throws Exception {
        if (failure instanceof AccessDeniedException) throw failure;
        var problem = Failures.document(failure);
        return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
