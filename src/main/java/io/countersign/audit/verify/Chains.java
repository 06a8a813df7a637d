package io.countersign.audit.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Follows every stream through the log: each entry must be the next of its stream and name the hash of the one before. */
final class Chains {

    private final Map<String, Link> ends = new HashMap<>();

    private record Link(long sequence, byte[] leaf) {}

    /** @throws Refuted if an entry is missing before this one, or is here twice */
    void follow(long index, EntryFrame entry, byte[] leaf) {
        Link before = ends.put(entry.stream(), new Link(entry.sequence(), leaf));
        long expected = before == null ? 1 : before.sequence() + 1;
        if (entry.sequence() != expected) throw new Refuted("Entry " + index + " is number " + entry.sequence() + " of "
                + entry.stream() + ", where number " + expected + " belongs.");
        if (!Arrays.equals(entry.previous(), before == null ? null : before.leaf()))
            throw new Refuted("Entry " + index + " does not name the entry before it in " + entry.stream() + ".");
    }

    int count() {
        return ends.size();
    }
}
