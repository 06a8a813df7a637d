package io.countersign.kernel;

/**
 * Who acts. The {@code id} is a pseudonym and safe to write into the log: a person's random id, a service's client id,
 * or the name of one of our own parts.
 */
public record Actor(Kind kind, String id) {

    public enum Kind { PERSON, SERVICE, SYSTEM }

    public static Actor system(String part) {
        return new Actor(Kind.SYSTEM, part);
    }

    /** The form written into the log, such as {@code service:loan-service}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase() + ":" + id;
    }
}
