package io.countersign.audit.verify;

import io.countersign.audit.tlog.EntryBundle;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Tile;
import java.util.List;

/**
 * The leaves of one tile, made from its entries; or taken from the tile where the entries are closed to us.
 *
 * @param hashes   one after the other
 * @param root     of a full tile; else nothing
 * @param contents the entries themselves
 */
record Leaves(Tile tile, byte[] hashes, byte[] root, List<EntryFrame> entries, List<byte[]> contents) {

    private static final byte[] NONE = {};

    private Leaves(Tile tile, byte[] hashes, List<EntryFrame> entries, List<byte[]> contents) {
        this(tile, hashes, tile.width() == Tile.FULL ? Merkle.perfectRoot(hashes, 0, Tile.FULL) : NONE, entries, contents);
    }

    static Leaves of(Tile tile, LogSource source) {
        List<byte[]> bundle = bundle(source.read("tile/entries/" + tile.place()), tile);
        byte[] hashes = new byte[tile.width() * Merkle.HASH];
        for (int i = 0; i < tile.width(); i++)
            System.arraycopy(Merkle.leaf(bundle.get(i)), 0, hashes, i * Merkle.HASH, Merkle.HASH);
        return new Leaves(tile, hashes, bundle.stream().map(EntryFrame::of).toList(), bundle);
    }

    static Leaves unread(Tile tile, LogSource source) {
        byte[] hashes = source.read("tile/" + tile.path());
        if (hashes.length != tile.width() * Merkle.HASH)
            throw new Refuted("The tile " + tile.path() + " does not hold " + tile.width() + " hashes.");
        return new Leaves(tile, hashes, List.of(), List.of());
    }

    private static List<byte[]> bundle(byte[] content, Tile tile) {
        try {
            List<byte[]> entries = EntryBundle.entries(content);
            if (entries.size() == tile.width()) return entries;
        } catch (IllegalArgumentException endsWithinAnEntry) {
            // refused below
        }
        throw new Refuted("The entry bundle " + tile.place() + " does not hold " + tile.width() + " whole entries.");
    }
}
