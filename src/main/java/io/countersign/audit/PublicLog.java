package io.countersign.audit;

import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.Tile;
import io.countersign.audit.tlog.TlogProof;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The log as it is public: nothing of it goes beyond the newest tree head that was signed and witnessed. */
public interface PublicLog {

    /** Empty before the first, and while the tree is behind it, as after a restore. */
    Optional<Note> checkpoint();

    /** The hashes of a tile one after the other; empty if it reaches beyond the tree. */
    Optional<byte[]> tile(Tile tile);

    /** The entry bundle beside a tile of level 0. */
    Optional<byte[]> entries(Tile tile);

    /** Empty for an entry that is unknown, or not yet in the public tree. */
    Optional<TlogProof> proof(UUID entry);

    /** The same tree for every question, whatever is made public meanwhile; empty while there is no checkpoint. */
    Optional<Snapshot> snapshot();

    interface Snapshot {

        /** The entries of a stream that are in the tree, oldest first. */
        List<Entry> entries(String stream);

        TlogProof proof(Entry entry);
    }

    /** @param index its place in the tree */
    record Entry(long index, UUID id, byte[] leaf) {}

    /** Empty unless {@code 0 ≤ from ≤ to} and the tree has that many entries. */
    Optional<List<byte[]>> consistency(long from, long to);
}
