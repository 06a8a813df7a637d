package io.countersign.policy;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One version of a use case, and where it stands.
 *
 * @param usableUntil the last day (UTC) on which submissions are taken; null without end
 */
public record RegisteredUseCase(String key, int version, UseCaseStatus status, @Nullable LocalDate usableUntil,
        UseCaseDefinition definition) {

    public boolean takesSubmissions(LocalDate today) {
        return status == UseCaseStatus.ACTIVE && !lapsed(today);
    }

    /** Whether its assessment, or its own time, is over. */
    public boolean lapsed(LocalDate today) {
        return usableUntil != null && usableUntil.isBefore(today);
    }
}
