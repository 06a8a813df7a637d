package io.countersign.kernel.web;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.ObjectMapper;

/** Refuses a query with NUL in it, which PostgreSQL can neither hold nor look for. */
@Component
class QueryText extends OncePerRequestFilter {

    private static final String NUL = "%00";

    private final ObjectMapper json;

    QueryText(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getQueryString() == null || !request.getQueryString().contains(NUL)) {
            chain.doFilter(request, response);
            return;
        }
        String parameter = Arrays.stream(request.getQueryString().split("&")).filter(part -> part.contains(NUL))
                .findFirst().orElse("").split("=", 2)[0];
        var refusal = Refusal.of(Refusal.Kind.MALFORMED, "kernel/malformed", "The request cannot be read",
                List.of(new FieldError(parameter, "holds the character NUL, which nothing here does")));
        response.setStatus(refusal.kind().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problems.document(refusal)));
    }
}
