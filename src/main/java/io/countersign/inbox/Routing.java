package io.countersign.inbox;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where a review goes.
 *
 * @param priority 0 to 100, higher first
 * @param risk     what the table says of the case; null when it says nothing
 */
public record Routing(String queue, int priority, @Nullable String risk) {

    private static final int USUAL_PRIORITY = 50;

    /**
     * @param routed what the routing table answered; null when no rule matched
     * @param own    the use case's queue, for what the table does not route
     */
    public static Routing of(@Nullable Object routed, String own) {
        Map<?, ?> routing = routed instanceof Map<?, ?> map ? map : Map.of();
        return new Routing(namesQueue(routed) ? String.valueOf(routing.get("queue")) : own,
                routing.get("priority") instanceof Number number ? Math.clamp(number.longValue(), 0, 100) : USUAL_PRIORITY,
                routing.get("risk") instanceof String word ? word : null);
    }

    /** Whether a routing table's answer says where to; one with a single column does not, as it answers no more than a value. */
    public static boolean namesQueue(@Nullable Object routed) {
        return routed instanceof Map<?, ?> map && map.get("queue") instanceof String queue && !queue.isBlank();
    }
}
