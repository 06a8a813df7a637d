package io.countersign.audit.tlog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tree that gets more leaves: reads the tiles at its right edge, and tells which tiles are to be written. */
public final class GrowingTree {

    private final TiledTree.Tiles kept;
    private final Map<Place, ByteArrayOutputStream> grown = new LinkedHashMap<>();
    private long size;

    private record Place(int level, long index) {}

    /** @param hashes all of them, those included that were there before */
    public record Grown(Tile tile, byte[] hashes) {}

    /** @param size how many leaves there are in the kept tiles */
    public GrowingTree(TiledTree.Tiles kept, long size) {
        this.kept = kept;
        this.size = size;
    }

    public void append(byte[] leafHash) {
        put(0, size, leafHash);
        size++;
    }

    private void put(int level, long at, byte[] hash) {
        long index = at / Tile.FULL;
        int width = (int) (at % Tile.FULL);
        var tile = grown.computeIfAbsent(new Place(level, index), place -> {
            var hashes = new ByteArrayOutputStream();
            if (width > 0) hashes.writeBytes(kept.read(new Tile(level, index, width)));
            return hashes;
        });
        tile.writeBytes(hash);
        if (width + 1 == Tile.FULL) put(level + 1, index, Merkle.perfectRoot(tile.toByteArray(), 0, Tile.FULL));
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return new Proofs(new TiledTree(this::read, size)).root(size);
    }

    private byte[] read(Tile tile) {
        var hashes = grown.get(new Place(tile.level(), tile.index()));
        return hashes == null ? kept.read(tile) : hashes.toByteArray();
    }

    /** What is not kept yet. */
    public List<Grown> grown() {
        List<Grown> changed = new ArrayList<>();
        grown.forEach((place, hashes) -> changed.add(new Grown(
                new Tile(place.level(), place.index(), hashes.size() / Merkle.HASH), hashes.toByteArray())));
        return changed;
    }
}
