package io.countersign.access.internal;

import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.kernel.Actor;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

@Component
class TokenCallers implements Callers {

    private final JdbcPeople people;

    TokenCallers(JdbcPeople people) {
        this.people = people;
    }

    @Override
    public Caller current() {
        return of(SecurityContextHolder.getContext().getAuthentication())
                .orElseThrow(() -> new AccessDeniedException("Nobody is logged in"));
    }

    Optional<Caller> of(@Nullable Authentication login) {
        return claims(login).map(Claims::new).map(this::caller);
    }

    private static Optional<Map<String, Object>> claims(@Nullable Authentication login) {
        if (login instanceof JwtAuthenticationToken token) return Optional.of(token.getTokenAttributes());
        if (login != null && login.getPrincipal() instanceof OidcUser user) return Optional.of(user.getClaims());
        return Optional.empty();
    }

    private Caller caller(Claims claims) {
        if (claims.username().isEmpty()) // then nobody could tell a service from a person
            throw new AccessDeniedException("The token has no preferred_username");
        if (claims.onBehalf()) // else one person could be two
            throw new AccessDeniedException("The token lets somebody act in the name of another");
        Actor actor = claims.service()
                ? new Actor(Actor.Kind.SERVICE, claims.client())
                : new Actor(Actor.Kind.PERSON, people.idOf(claims).toString());
        return new Caller(actor, claims.name(), claims.roles(), claims.queues(), claims.qualifications(),
                claims.useCases());
    }
}
