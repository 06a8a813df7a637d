package io.countersign.audit.tlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree kept as full-width rows of hashes per level; serves subtrees, or tiles as the tiling defines them. */
final class TreeInMemory implements Subtrees, TiledTree.Tiles {

    private final List<List<byte[]>> levels = new ArrayList<>();
    final Map<Tile, Integer> reads = new HashMap<>();

    TreeInMemory(List<byte[]> leaves) {
        List<byte[]> level = leaves;
        while (!level.isEmpty()) {
            levels.add(level);
            List<byte[]> above = new ArrayList<>();
            for (int i = 0; i + 1 < level.size(); i += 2) above.add(Merkle.node(level.get(i), level.get(i + 1)));
            level = above;
        }
    }

    @Override
    public byte[] root(int level, long index) {
        return levels.get(level).get((int) index);
    }

    @Override
    public byte[] read(Tile tile) {
        reads.merge(tile, 1, Integer::sum);
        byte[] hashes = new byte[tile.width() * Merkle.HASH];
        for (int i = 0; i < tile.width(); i++)
            System.arraycopy(root(tile.level() * Tile.HEIGHT, tile.index() * Tile.FULL + i), 0, hashes, i * Merkle.HASH,
                    Merkle.HASH);
        return hashes;
    }
}
