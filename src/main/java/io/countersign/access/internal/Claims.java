package io.countersign.access.internal;

import io.countersign.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Reads the claims that Keycloak puts into ID and access tokens alike. */
record Claims(Map<String, Object> claims) {

    private static final String QUEUES = "/queues/";
    private static final String QUALIFICATIONS = "/qualifications/";

    String subject() {
        return text("sub", "");
    }

    /** Who it is, by whichever of their accounts. */
    Optional<String> human(String personClaim) {
        return Optional.of(text(personClaim, "")).filter(value -> !value.isBlank());
    }

    /** Whether somebody acts in the name of this person: an administrator who impersonates them, or a token exchanged. */
    boolean onBehalf() {
        return claims.containsKey("act") || claims.containsKey("impersonator");
    }

    String username() {
        return text("preferred_username", "");
    }

    String name() {
        return text("name", username());
    }

    /** By the user name that Keycloak gives to the service account of a client and to nobody else. */
    boolean service() {
        return username().startsWith("service-account-");
    }

    String client() {
        return text("azp", "");
    }

    /** Services submit and people do the rest, whatever roles either was given. */
    Set<Role> roles() {
        Object access = claims.get("realm_access");
        Collection<String> names = access instanceof Map<?, ?> map ? texts(map.get("roles")) : List.of();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values()).filter(role -> names.contains(role.name().toLowerCase()))
                .filter(role -> (role == Role.SUBMITTER) == service()).forEach(roles::add);
        return roles;
    }

    Set<String> queues() {
        return groups(QUEUES);
    }

    Set<String> qualifications() {
        return groups(QUALIFICATIONS);
    }

    private Set<String> groups(String parent) {
        return texts(claims.get("groups")).stream().filter(group -> group.startsWith(parent))
                .map(group -> group.substring(parent.length())).collect(Collectors.toUnmodifiableSet());
    }

    @Nullable Set<String> useCases() {
        Object limit = claims.get("use_cases");
        return limit == null ? null : Set.copyOf(texts(limit));
    }

    Collection<GrantedAuthority> authorities() {
        return roles().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role.name().toLowerCase()))
                .collect(Collectors.toUnmodifiableList());
    }

    private String text(String name, String otherwise) {
        return claims.get(name) instanceof String text ? text : otherwise;
    }

    private static Collection<String> texts(@Nullable Object value) {
        return value instanceof Collection<?> many ? many.stream().map(String::valueOf).toList() : List.of();
    }
}
