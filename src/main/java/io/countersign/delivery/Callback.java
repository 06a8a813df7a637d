package io.countersign.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to a service about one of its decisions.
 *
 * @param id       the {@code webhook-id}: the same on every attempt, so that a receiver can tell a repetition
 * @param jobKey   the step of the process that waits for it; null when nothing does
 * @param attempts made so far
 */
public record Callback(UUID id, UUID decision, @Nullable Long jobKey, String type, String url, State state, int attempts,
        Instant createdAt, @Nullable String cause) {

    /** Types of messages, as Standard Webhooks names events. */
    public static final String RELEASED = "decision.released";
    public static final String RETURNED = "decision.returned";

    public enum State { PENDING, DELIVERED, DEAD }
}
