package io.countersign.access.internal;

import io.countersign.access.ReportRefusal;
import io.countersign.kernel.Outage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Reports what programs and people were refused over HTTP. */
class RefusedAccess extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedAccess.class);

    private final TokenCallers callers;
    private final ReportRefusal reportRefusal;

    RefusedAccess(TokenCallers callers, ReportRefusal reportRefusal) {
        this.callers = callers;
        this.reportRefusal = reportRefusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() != HttpServletResponse.SC_FORBIDDEN) return;
        String pattern = Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .map(Object::toString).orElse("elsewhere");
        try {
            callers.of(SecurityContextHolder.getContext().getAuthentication())
                    .ifPresent(caller -> reportRefusal.report(caller, request.getMethod(), pattern));
        } catch (RuntimeException e) {
            if (!Outage.is(e)) throw e;
            LOG.warn("A refused access is not in the log because the database cannot be reached: {}", e.getMessage());
        }
    }
}
