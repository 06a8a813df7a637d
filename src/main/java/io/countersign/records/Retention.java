package io.countersign.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Until when each ended case is kept. */
public interface Retention {

    void keep(UUID decision, Instant ended, Instant until);

    List<UUID> endedSince(Instant since);

    /** Those whose time is up and that are not on hold, longest due first. */
    List<UUID> due(Instant now, int most);

    /** Until when the last of these is kept; empty when none is. */
    Optional<LocalDate> lastOf(Collection<UUID> decisions);

    void forget(UUID decision);
}
