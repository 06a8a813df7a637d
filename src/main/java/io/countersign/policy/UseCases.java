package io.countersign.policy;

import java.util.List;
import java.util.Optional;

/** The register. Versions are never changed once written; a case stays with the version it was submitted under. */
public interface UseCases {

    /** The version in force; empty when the key is unknown or was never activated. */
    Optional<RegisteredUseCase> active(String key);

    Optional<RegisteredUseCase> latest(String key);

    /** @throws java.util.NoSuchElementException for a version that was never registered */
    UseCaseDefinition definition(String key, int version);

    List<RegisteredUseCase> all();

    /** Nobody else writes a version of it until the transaction ends. */
    void lock(String key);

    RegisteredUseCase add(String key, int version, UseCaseDefinition definition);

    void activate(String key, int version);
}
