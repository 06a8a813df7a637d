package io.countersign.policy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a version of a use case stands, and the one table of how it may move. */
public enum UseCaseStatus {
    /** Written down. */
    DRAFT,
    /** Its risks are assessed, and two persons have said that it is no prohibited use. */
    ASSESSED,
    /** Reviewers work cases whose answer is known. */
    TRIAL,
    /** Submissions are taken. */
    ACTIVE,
    SUSPENDED,
    /** For good: ended, or followed by another version. */
    RETIRED;

    private static final Map<UseCaseStatus, Set<UseCaseStatus>> NEXT = new EnumMap<>(Map.of(
            DRAFT, EnumSet.of(ASSESSED, RETIRED),
            ASSESSED, EnumSet.of(DRAFT, TRIAL, ACTIVE, RETIRED),
            TRIAL, EnumSet.of(DRAFT, ASSESSED, ACTIVE, RETIRED),
            ACTIVE, EnumSet.of(DRAFT, SUSPENDED, RETIRED),
            SUSPENDED, EnumSet.of(ACTIVE, DRAFT, RETIRED),
            RETIRED, EnumSet.noneOf(UseCaseStatus.class)));

    public boolean mayBecome(UseCaseStatus next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether it is the version that submissions meet. */
    public boolean inForce() {
        return this == ACTIVE || this == SUSPENDED;
    }
}
