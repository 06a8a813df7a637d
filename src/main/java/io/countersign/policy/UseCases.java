package io.countersign.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.countersign.kernel.Result;
import org.jspecify.annotations.Nullable;

/** The register. What a version says is never changed once written; a case stays with the version it was submitted under. */
public interface UseCases {

    /** The version that submissions meet, suspended or not; empty when the key is unknown or none is in force. */
    Optional<RegisteredUseCase> inForce(String key);

    /** The same with its pack, read at one moment. */
    Optional<Governing> governing(String key);

    /** For a version that is not in force: itself, and the newest version of its pack. */
    Governing governing(RegisteredUseCase version);

    Optional<RegisteredUseCase> latest(String key);

    Optional<RegisteredUseCase> version(String key, int version);

    /** @throws java.util.NoSuchElementException for a version that was never registered */
    UseCaseDefinition definition(String key, int version);

    /** The newest version of each. */
    List<RegisteredUseCase> all();

    /** Newest first. */
    List<RegisteredUseCase> versions(String key);

    /** Versions in force whose time is over. */
    List<RegisteredUseCase> lapsed(LocalDate today);

    /** Nobody else writes a version of it, or moves one, until the transaction ends. */
    void lock(String key);

    RegisteredUseCase add(String key, int version, UseCaseDefinition definition);

    /**
     * Moves a version if the table of moves allows it from where it stands; otherwise refuses, naming both. The caller logs
     * the change.
     */
    Result<RegisteredUseCase> move(RegisteredUseCase version, UseCaseStatus to);

    void usableUntil(RegisteredUseCase version, LocalDate lastDay);

    void suspendedBy(RegisteredUseCase version, UUID person);

    /** Who suspended it; null when nobody has since it was last activated. */
    @Nullable UUID suspendedBy(RegisteredUseCase version);
}
