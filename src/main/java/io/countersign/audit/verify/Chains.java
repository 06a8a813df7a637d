package io.countersign.audit.verify;

import io.countersign.audit.tlog.Merkle;
import io.countersign.kernel.Sha256;
import java.util.HashMap;
import java.util.Map;

/** Follows every stream through the log: each entry must be the next of its stream and name the hash of the one before. */
final class Chains {

    private final Map<String, Link> ends = new HashMap<>();

    /** The last entry of a stream. One object for each stream, as there are millions of them. */
    private static final class Link {

        private final byte[] leaf = new byte[Merkle.HASH];
        private long sequence;
    }

    /** @param hashes in which the entry's own leaf hash is number {@code i} @throws Refuted if an entry is missing before this one, or is here twice */
    void follow(long index, EntryFrame entry, byte[] hashes, int i) {
        Link end = ends.computeIfAbsent(entry.stream(), first -> new Link());
        if (entry.sequence() != end.sequence + 1) throw new Refuted("Entry " + index + " is number " + entry.sequence() + " of "
                + entry.stream() + ", where number " + (end.sequence + 1) + " belongs.");
        if (end.sequence == 0 ? entry.previous() != null : !Sha256.base64(end.leaf).equals(entry.previous()))
            throw new Refuted("Entry " + index + " does not name the entry before it in " + entry.stream() + ".");
        System.arraycopy(hashes, i * Merkle.HASH, end.leaf, 0, Merkle.HASH);
        end.sequence++;
    }

    int count() {
        return ends.size();
    }
}
