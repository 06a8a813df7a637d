package io.countersign.console;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** The person at the screen, as the ID token names them, and the queues they belong to. */
record SignedIn(String name, List<String> queues) {

    private static final String QUEUES = "/queues/";

    static Optional<SignedIn> in(AuthenticationContext context) {
        return context.getAuthenticatedUser(OidcUser.class)
                .map(SignedIn::of)
                .or(() -> context.getPrincipalName().map(name -> new SignedIn(name, List.of())));
    }

    static SignedIn of(OidcUser user) {
        var fullName = Optional.ofNullable(user.getFullName()).filter(name -> !name.isBlank());
        var name = fullName.or(() -> Optional.ofNullable(user.getPreferredUsername())).orElseGet(user::getSubject);
        var groups = Optional.ofNullable(user.getClaimAsStringList("groups")).orElse(List.of());
        return new SignedIn(name, groups.stream()
                .filter(group -> group.startsWith(QUEUES))
                .map(group -> group.substring(QUEUES.length()))
                .sorted()
                .toList());
    }

    /** "Queues: hiring, lending", or that there are none. */
    String membership() {
        return queues.isEmpty() ? "In no queue" : "Queues: " + String.join(", ", queues);
    }
}
