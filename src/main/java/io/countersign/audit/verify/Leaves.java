package io.countersign.audit.verify;

import io.countersign.audit.tlog.EntryBundle;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Tile;
import io.countersign.kernel.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The leaves of one tile, made from its entries; or taken from the tile where the entries are closed to us.
 *
 * @param hashes   one after the other
 * @param root     of a full tile; else nothing
 * @param entries  what each says of itself; nothing where they are closed
 * @param censuses what those entries tell, by their number here, that are censuses
 */
record Leaves(Tile tile, byte[] hashes, byte[] root, List<EntryFrame> entries, Map<Integer, byte[]> censuses) {

    private static final byte[] NONE = {};

    private Leaves(Tile tile, byte[] hashes, List<EntryFrame> entries, Map<Integer, byte[]> censuses) {
        this(tile, hashes, tile.width() == Tile.FULL ? Merkle.perfectRoot(hashes, 0, Tile.FULL) : NONE, entries, censuses);
    }

    static Leaves of(Tile tile, LogSource source) {
        EntryBundle bundle = bundle(source.read("tile/entries/" + tile.place()), tile);
        byte[] hashes = new byte[tile.width() * Merkle.HASH];
        List<EntryFrame> entries = new ArrayList<>(tile.width());
        Map<Integer, byte[]> censuses = new HashMap<>();
        MessageDigest digest = Sha256.digest();
        for (int i = 0; i < tile.width(); i++) {
            System.arraycopy(Merkle.leaf(bundle, i, digest), 0, hashes, i * Merkle.HASH, Merkle.HASH);
            entries.add(EntryFrame.of(bundle.bytes(), bundle.start(i), bundle.end(i)));
            if (CensusCheck.isCensus(entries.get(i))) censuses.put(i, bundle.entry(i));
        }
        return new Leaves(tile, hashes, entries, censuses);
    }

    static Leaves unread(Tile tile, LogSource source) {
        byte[] hashes = source.read("tile/" + tile.path());
        if (hashes.length != tile.width() * Merkle.HASH)
            throw new Refuted("The tile " + tile.path() + " does not hold " + tile.width() + " hashes.");
        return new Leaves(tile, hashes, List.of(), Map.of());
    }

    private static EntryBundle bundle(byte[] content, Tile tile) {
        try {
            EntryBundle bundle = EntryBundle.parse(content);
            if (bundle.count() == tile.width()) return bundle;
        } catch (IllegalArgumentException notWhole) {
            // refused below
        }
        throw new Refuted("The entry bundle " + tile.place() + " does not hold " + tile.width() + " whole entries.");
    }
}
