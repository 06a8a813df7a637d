package io.countersign.access.internal;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Actor;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Logins to the screens and their ends are in the log. Programs log in at Keycloak, which keeps its own record. */
@Component
class LoginEvents {

    private final TokenCallers callers;
    private final Log log;
    private final TransactionTemplate transaction;

    LoginEvents(TokenCallers callers, Log log, TransactionTemplate transaction) {
        this.callers = callers;
        this.log = log;
        this.transaction = transaction;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        record(event.getAuthentication(), EntryKind.LOGGED_IN);
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        record(event.getAuthentication(), EntryKind.LOGGED_OUT);
    }

    private void record(Authentication login, EntryKind kind) {
        callers.of(login).map(Caller::actor).filter(actor -> actor.kind() == Actor.Kind.PERSON).ifPresent(actor ->
                transaction.executeWithoutResult(status -> log.append("person:" + actor.id(), kind, actor, Map.of())));
    }
}
