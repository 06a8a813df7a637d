package io.countersign.kernel.web;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Refusal.Kind;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns what is thrown into problem documents: unreadable bodies are the caller's, outages and defects are ours. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException unreadable,
            org.springframework.http.HttpHeaders headers, org.springframework.http.HttpStatusCode status,
            org.springframework.web.context.request.WebRequest request) {
        Refusal refusal = unreadable.getCause() instanceof JacksonException json
                ? Unreadable.refusal(json)
                : Refusal.of(Kind.MALFORMED, "kernel/malformed", "The request cannot be read",
                        List.of(new FieldError("", "needs a JSON body")));
        var problem = Problems.response(refusal);
        return ResponseEntity.status(problem.getStatusCode()).headers(problem.getHeaders()).body(problem.getBody());
    }

    @ExceptionHandler(JacksonException.class)
    ResponseEntity<ProblemDetail> unreadable(JacksonException json) {
        return Problems.response(Unreadable.refusal(json));
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class,
            TransientDataAccessException.class})
    ResponseEntity<ProblemDetail> unavailable(Exception outage) {
        LOG.warn("The database cannot be reached: {}", outage.getMessage());
        return Problems.response(Refusal.of(Kind.UNAVAILABLE, "kernel/unavailable", "Not available at present",
                "The database cannot be reached, so nothing was stored. Repeat the request later."));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> defect(Exception defect) throws Exception {
        if (defect instanceof org.springframework.security.access.AccessDeniedException) throw defect;
        LOG.error("A defect: {}", defect.getClass().getName(), defect);
        var problem = ProblemDetail.forStatus(500);
        problem.setType(java.net.URI.create("/problems/kernel/defect"));
        problem.setTitle("A fault on our side");
        problem.setDetail("The request was not carried out. The operator finds the cause in the node's log.");
        return ResponseEntity.status(500).contentType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
