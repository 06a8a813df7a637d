package io.countersign.outcome;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Released outcomes, one per decision at most. */
public interface Outcomes {

    void add(Outcome outcome);

    Optional<Outcome> of(UUID decision);

    /** @return false when the token was used before */
    boolean redeem(UUID decision, Instant now);
}
