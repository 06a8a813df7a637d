package io.countersign.access.internal;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who reads the log's entries is in the log before they get them. Comes after the check that they may. */
class ReadOfEntries extends OncePerRequestFilter {

    private static final Pattern ENTRIES = Pattern.compile("/log/tile/entries/([x0-9/]{1,40}(?:\\.p/\\d{1,3})?)");

    private final TokenCallers callers;
    private final Log log;
    private final TransactionTemplate transaction;

    ReadOfEntries(TokenCallers callers, Log log, TransactionTemplate transaction) {
        this.callers = callers;
        this.log = log;
        this.transaction = transaction;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher entries = ENTRIES.matcher(request.getServletPath());
        if (entries.matches()) callers.of(SecurityContextHolder.getContext().getAuthentication()).ifPresent(caller ->
                transaction.executeWithoutResult(status -> log.append(caller.stream(), EntryKind.LOG_READ, caller.actor(),
                        Map.of("tile", entries.group(1)))));
        chain.doFilter(request, response);
    }
}
