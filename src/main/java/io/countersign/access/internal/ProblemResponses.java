package io.countersign.access.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Says "who are you" and "you may not" in the words of RFC 9457, as every other refusal. */
@Component
class ProblemResponses implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final ObjectMapper json;

    ProblemResponses(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        challenge.commence(request, response, cause);
        write(response, "/problems/access/unauthenticated", "Not authenticated",
                response.getHeader(HttpHeaders.WWW_AUTHENTICATE).contains("error=")
                        ? "The bearer token is not valid here, or no longer. Ask the identity provider for a new one."
                        : "Send a bearer token from the identity provider.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        write(response, "/problems/access/forbidden", "Not permitted", "Your roles do not allow this.");
    }

    /** What the firewall takes for an attempt to get past the rules: odd paths, odd methods. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException cause)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        write(response, "/problems/access/rejected", "Not a proper request",
                "The path, the method or a header is not accepted.");
    }

    private void write(HttpServletResponse response, String type, String title, String detail) throws IOException {
        var problem = ProblemDetail.forStatus(response.getStatus());
        problem.setType(java.net.URI.create(type));
        problem.setTitle(title);
        problem.setDetail(detail);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
