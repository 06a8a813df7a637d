package io.countersign.audit.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether each census in the log counted no more entries than there are before it: what was counted once and is not here
 * was left out. Fewer are right, as others are staged while one counts.
 */
final class CensusCheck {

    private final Map<String, Long> counted = new HashMap<>();
    private final List<String> troubles = new ArrayList<>();
    private long censuses;

    static boolean isCensus(EntryFrame entry) {
        return entry.kind().equals("census-taken");
    }

    /** @param census the entry, if it is one @throws Refuted if it knew of more than is here */
    void follow(long index, String kind, byte @Nullable [] census) {
        if (census != null) compare(index, Json.canonical(census));
        if (kind.equals("discrepancy-found"))
            troubles.add("ATTENTION: entry " + index + " says that state and log contradict each other.");
        counted.merge(kind, 1L, Long::sum);
    }

    private void compare(long index, JsonNode census) {
        JsonNode details = census.path("details");
        for (var count : details.path("entries").properties()) {
            long here = counted.getOrDefault(count.getKey(), 0L);
            if (count.getValue().asLong(Long.MAX_VALUE) > here) throw new Refuted("The census in entry " + index + " counted "
                    + count.getValue() + " entries of the kind " + count.getKey() + ", but only " + here + " come before it.");
        }
        if (!details.path("agrees").asBoolean(false)) troubles.add("ATTENTION: the census in entry " + index + ", on "
                + census.path("at").asString() + ", says that state and log do not agree.");
        censuses++;
    }

    /** Sentences, nothing when there was no census yet. */
    List<String> said() {
        List<String> said = new ArrayList<>(troubles);
        if (censuses > 0) said.addFirst("Every entry that was counted by " + censuses + " censuses is here.");
        return said;
    }
}
