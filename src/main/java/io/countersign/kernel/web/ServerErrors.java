package io.countersign.kernel.web;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What never came to a controller, or broke while it was read or written (a broken chunk, a lying length). */
@RestController
class ServerErrors implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(document(status));
    }

    static ProblemDetail document(int status) {
        var problem = Problems.document(status >= 500
                ? Refusal.of(Kind.UNAVAILABLE, "kernel/defect", "A fault on our side",
                        "The request was not answered. The operator finds the cause in the node's log.")
                : status == 400 ? Refusal.of(Kind.MALFORMED, "kernel/unreadable-request", "The request cannot be read",
                        "It is not proper HTTP, or its body is not as long as its head says: send it again, whole.")
                : Refusal.of(Kind.NOT_FOUND, "kernel/not-served", "The request cannot be served",
                        "Nothing is served here, or not to you."));
        problem.setStatus(status);
        return problem;
    }
}
