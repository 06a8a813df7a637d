package io.countersign.records;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Until when each ended case is kept. */
public interface Retention {

    void keep(UUID decision, Instant ended, Instant until);

    List<UUID> endedSince(Instant since);

    /** Those whose time is up and that are not on hold, longest due first. */
    List<UUID> due(Instant now, int most);

    void forget(UUID decision);
}
