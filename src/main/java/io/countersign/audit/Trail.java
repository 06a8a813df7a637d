package io.countersign.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads back what the log says of one stream, oldest first. */
public interface Trail {

    List<Step> of(String stream);

    /** Of many streams what was told in these kinds of entries; streams without any are missing. */
    Map<String, List<Step>> of(Collection<String> streams, Set<EntryKind> kinds);

    /** @param leafIndex place in the tree; null until the sequencer has been by */
    record Step(UUID entryId, long sequence, String kind, String actor, Instant at, JsonNode details, String leafHash,
            @Nullable Long leafIndex) {}
}
