package io.countersign.policy;

/** One version of a use case, and whether submissions are taken under it. */
public record RegisteredUseCase(String key, int version, Status status, UseCaseDefinition definition) {

    public enum Status { DRAFT, ACTIVE, SUPERSEDED }

    public boolean takesSubmissions() {
        return status == Status.ACTIVE;
    }
}
