package io.countersign.access.internal;

import io.countersign.access.Caller;
import io.countersign.audit.Log;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Outage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Whoever is known and asked for what they may not is in the log: what, never with which words. */
class RefusedAccess extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedAccess.class);

    private final TokenCallers callers;
    private final Log log;
    private final TransactionTemplate transaction;

    RefusedAccess(TokenCallers callers, Log log, TransactionTemplate transaction) {
        this.callers = callers;
        this.log = log;
        this.transaction = transaction;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() != HttpServletResponse.SC_FORBIDDEN) return;
        Authentication login = org.springframework.security.core.context.SecurityContextHolder.getContext().getAuthentication();
        try {
            callers.of(login).map(Caller::actor).ifPresent(actor -> record(actor, request));
        } catch (RuntimeException e) {
            if (!Outage.is(e)) throw e;
            LOG.warn("A refused access is not in the log because the database cannot be reached: {}", e.getMessage());
        }
    }

    private void record(Actor actor, HttpServletRequest request) {
        String pattern = Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .map(Object::toString).orElse("elsewhere");
        String stream = (actor.kind() == Actor.Kind.PERSON ? "person:" : "service:") + actor.id();
        transaction.executeWithoutResult(status -> log.append(stream, "access-refused", actor,
                Map.of("method", request.getMethod(), "path", pattern)));
    }
}
