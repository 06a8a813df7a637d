package io.countersign.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Counts what the log holds, as of the caller's snapshot: the tree and what is staged for it. */
public interface Census {

    /** Entries by the word for their kind, those of a newer version included. */
    Map<String, Long> byKind();

    long treeSize();

    /** @param index in the tree @param stream such as {@code decision:…} @param details what it tells */
    record Event(long index, String stream, EntryKind kind, JsonNode details) {

        /** Empty if it does not tell that. */
        public String detail(String name) {
            return details.path(name).asString("");
        }
    }

    /** Entries of these kinds in the tree from an index on, in order, at most so many. */
    List<Event> from(long index, Collection<EntryKind> kinds, int most);

    /** Which of these streams hold an entry of a kind, in the tree or staged. */
    List<String> holding(List<String> streams, EntryKind kind);
}
