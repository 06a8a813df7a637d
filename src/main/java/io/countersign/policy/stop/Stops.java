package io.countersign.policy.stop;

import io.countersign.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stops there are and were. */
public interface Stops {

    /** Told on this channel when one is placed or released. */
    String CHANGED = "stop";

    /**
     * Those in force, for whoever is about to act: until their transaction ends no other stop comes into effect. So either
     * they see a stop, or it is told to be in effect only after they are done.
     */
    List<Stop> binding();

    /** Those in force, to be shown. */
    List<Stop> inForce();

    /** The strictest of those that bind in a case, to be asked before acting on it. */
    default Optional<Stop> binding(Scope.Case reached) {
        return binding().stream().filter(stop -> stop.scope().covers(reached)).max(java.util.Comparator.comparing(Stop::grade));
    }

    /** The entry's commitment to the reason, in standard base64. */
    String place(Stop stop);

    /**
     * Waits until everything has ended that began before the stop was placed, for at most so many milliseconds.
     *
     * @return whether it has
     */
    boolean awaitEarlier(int millis);

    /** Waits likewise and then keeps everybody waiting until the transaction ends: nobody acts by a stop that is being released. */
    void awaitAll();

    void inEffect(UUID id, Instant at);

    Optional<Stop> find(UUID id);

    /** @return the entry's commitment to the reason, in standard base64 */
    String release(UUID id, UUID by, Instant at, String reason);

    /** Newest first. */
    Page<Stop> page(boolean onlyInForce, @Nullable String cursor, int size);

    /** What was ever stopped that reaches this case, oldest first. */
    List<Stop> everOver(Scope.Case reached);
}
