package io.countersign.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Legal holds: cases that must be kept while a matter is open. */
public interface Holds {

    /**
     * @param matter      how those who keep it call it, 1 to 200 characters; it goes when the case is erased
     * @param liftAskedBy who wants it lifted; it holds until another does, too
     */
    record Hold(UUID id, UUID decision, String matter, UUID placedBy, Instant placedAt, @Nullable UUID liftAskedBy,
            @Nullable UUID liftedBy, @Nullable Instant liftedAt) {

        public boolean isLifted() {
            return liftedAt != null;
        }
    }

    void place(Hold hold);

    Optional<Hold> find(UUID id);

    /** @return false when somebody asked before */
    boolean askToLift(UUID id, UUID by);

    /** @return false when it was lifted before */
    boolean lift(UUID id, UUID by, Instant at);

    /** Of an erased case nothing is said any more. */
    void forgetMatters(UUID decision);

    boolean isHeld(UUID decision);

    /** The decisions that are held. */
    List<UUID> inForce();
}
