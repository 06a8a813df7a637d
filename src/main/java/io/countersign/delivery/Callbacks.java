package io.countersign.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages to services. */
public interface Callbacks {

    /** The channel on which it is signalled that a message is due. */
    String QUEUED = "callback";

    /** Adds the message unless the step that waits for it has one already, and answers with the one there is. */
    Callback add(Callback callback);

    Optional<Callback> find(UUID id);

    /** Takes due messages for a while, during which no other node takes them. */
    List<Callback> take(int most);

    /** @return false when it was before */
    boolean delivered(UUID id);

    /** @return false when this attempt is not the latest any more */
    boolean retry(Callback attempt, Duration after, String cause);

    /** @return false when this attempt is not the latest any more */
    boolean bury(Callback attempt, String cause);

    /** Its case is stopped: it was no attempt, and none is made until {@link #resume}. */
    void withhold(Callback attempt);

    /** A stop was released: what was withheld is due again. */
    void resume();

    /** Oldest first. */
    List<Callback> dead(int most);

    /** @return false when it is not dead */
    boolean revive(UUID id);
}
