package io.countersign.access;

import io.countersign.kernel.Actor;
import io.countersign.kernel.Refusal;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated party of the present request.
 *
 * @param name     for the screen and for signatures; never for the log
 * @param queues   names of the queues whose work the caller may see and take
 * @param qualifications what the caller is known to be able to judge, by name
 * @param useCases keys a client is limited to; null when it is not limited
 */
public record Caller(Actor actor, String name, Set<Role> roles, Set<String> queues, Set<String> qualifications,
        @Nullable Set<String> useCases) {

    public boolean is(Role... anyOf) {
        return Stream.of(anyOf).anyMatch(roles::contains);
    }

    public boolean serves(String queue) {
        return is(Role.REVIEWER) && queues.contains(queue);
    }

    public boolean maySubmitTo(String useCase) {
        return is(Role.SUBMITTER) && (useCases == null || useCases.contains(useCase));
    }

    /** The pseudonym under which a person's acts are recorded. */
    public UUID personId() {
        if (actor.kind() != Actor.Kind.PERSON) throw new IllegalStateException(actor + " is not a person");
        return UUID.fromString(actor.id());
    }

    /** Where the log keeps what the caller does apart from any decision. */
    public String stream() {
        return (actor.kind() == Actor.Kind.PERSON ? "person:" : "service:") + actor.id();
    }

    public Refusal lacks(Role... anyOf) {
        String roles = Stream.of(anyOf).map(role -> role.name().toLowerCase()).collect(Collectors.joining(" or "));
        return Refusal.of(Refusal.Kind.FORBIDDEN, "access/forbidden", "Not permitted",
                "This needs the role " + roles + ", which your account does not have.");
    }
}
