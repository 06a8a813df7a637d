package io.countersign.intake;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a decision stands, and the one table of how it may move. HELD is never written down: while a stop holds a decision
 * that could be, it is shown as HELD, and without the stop it stands where it stood.
 */
public enum DecisionStatus {
    RECEIVED, IN_REVIEW, RETURNED, DECIDED, RELEASED, WITHDRAWN, EXPIRED, HELD;

    private static final Map<DecisionStatus, Set<DecisionStatus>> NEXT = new EnumMap<>(Map.of(
            RECEIVED, EnumSet.of(IN_REVIEW, WITHDRAWN, EXPIRED, HELD, RELEASED), // released: unreviewed, by its own step alone
            IN_REVIEW, EnumSet.of(RETURNED, DECIDED, WITHDRAWN, EXPIRED, HELD),
            RETURNED, EnumSet.of(IN_REVIEW, WITHDRAWN, EXPIRED, HELD),
            DECIDED, EnumSet.of(RELEASED, WITHDRAWN, HELD),
            HELD, EnumSet.noneOf(DecisionStatus.class),
            RELEASED, EnumSet.noneOf(DecisionStatus.class),
            WITHDRAWN, EnumSet.noneOf(DecisionStatus.class),
            EXPIRED, EnumSet.noneOf(DecisionStatus.class)));

    public boolean mayBecome(DecisionStatus next) {
        return NEXT.get(this).contains(next);
    }

    public boolean isEnd() {
        return NEXT.get(this).isEmpty() && this != HELD;
    }
}
