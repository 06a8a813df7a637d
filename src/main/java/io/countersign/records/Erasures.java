package io.countersign.records;

import io.countersign.kernel.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is and was to be erased. */
public interface Erasures {

    void add(Erasure erasure);

    Optional<Erasure> find(UUID id);

    /** @return false when another confirmed it meanwhile */
    boolean confirm(UUID id, UUID by, Instant at);

    /** Newest first. */
    Page<Erasure> page(@Nullable String cursor, int size);
}
