package io.countersign.audit.tlog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A tree that is kept as tiles. Reads each tile once, also for several threads; make a new one for each question. */
public final class TiledTree implements Subtrees {

    /** Where tiles are kept. */
    @FunctionalInterface
    public interface Tiles {

        /** @return the hashes one after the other, {@code tile.width()} of them */
        byte[] read(Tile tile);
    }

    private final Tiles tiles;
    private final long size;
    private final Map<Tile, byte[]> read = new ConcurrentHashMap<>();

    public TiledTree(Tiles tiles, long size) {
        this.tiles = tiles;
        this.size = size;
    }

    @Override
    public byte[] root(int level, long index) {
        int tileLevel = level / Tile.HEIGHT;
        int height = level % Tile.HEIGHT;
        long first = index << height;
        Tile tile = Tile.of(tileLevel, first / Tile.FULL, size).orElseThrow(() -> new IllegalArgumentException(
                "A tree of " + size + " entries has no subtree " + index + " at level " + level));
        byte[] hashes = read.computeIfAbsent(tile, this::whole);
        return Merkle.perfectRoot(hashes, (int) (first % Tile.FULL), 1 << height);
    }

    private byte[] whole(Tile tile) {
        byte[] hashes = tiles.read(tile);
        if (hashes.length != tile.width() * Merkle.HASH) throw new IllegalStateException(
                "Expected " + tile.width() + " hashes in tile " + tile.path() + ", but it has " + hashes.length + " bytes");
        return hashes;
    }
}
