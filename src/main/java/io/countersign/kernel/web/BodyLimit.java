package io.countersign.kernel.web;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.ObjectMapper;

/**
 * Refuses a body that announces more than the largest case takes, before reading it. Bodies that announce no length are
 * held by the limits of the JSON parser and of the fields.
 */
@Component
class BodyLimit extends OncePerRequestFilter {

    private static final long LARGEST = 72L * 1024 * 1024;
    private static final String STREAMED = "application/x-ndjson";

    private final ObjectMapper json;

    BodyLimit(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean streamed = String.valueOf(request.getContentType()).startsWith(STREAMED);
        if (request.getContentLengthLong() <= LARGEST || streamed) {
            chain.doFilter(request, response);
            return;
        }
        var refusal = Refusal.of(Refusal.Kind.TOO_LARGE, "kernel/too-large", "The request is too large",
                List.of(new FieldError("", "announces more than " + LARGEST + " bytes, which is more than a case with all"
                        + " the evidence that it may hold (50 MiB) takes; nothing of it was read")));
        response.setStatus(refusal.kind().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problems.document(refusal)));
    }
}
