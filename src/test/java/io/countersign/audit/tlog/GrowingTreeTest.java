package io.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowingTreeTest {

    /** As the database does: a row a tile, and a narrower tile is its beginning. */
    private final Map<String, byte[]> rows = new HashMap<>();

    @Test
    void howeverItGrewItIsTheTreeOfTheDefinition() {
        var random = new Random(7);
        var leaves = Definition.leaves(66_000);
        int size = 0;
        while (size < leaves.size()) {
            var tree = new GrowingTree(this::read, size);
            int more = size < 300 ? 1 : Math.min(1 + random.nextInt(2_000), leaves.size() - size);
            for (int i = 0; i < more; i++) tree.append(leaves.get(size++));
            assertThat(tree.size()).isEqualTo(size);
            tree.grown().forEach(grown -> rows.put(row(grown.tile()), grown.hashes()));
            byte[] root = new Proofs(new TiledTree(this::read, size)).root(size);
            assertThat(tree.root()).isEqualTo(root);
            if (size <= 300) assertThat(root).isEqualTo(Definition.root(leaves.subList(0, size)));
        }
        assertThat(new Proofs(new TiledTree(this::read, size)).root(size)).isEqualTo(Definition.root(leaves));
        assertThat(new GrowingTree(this::read, size).grown()).isEmpty();
    }

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(HexFormat.of().formatHex(new GrowingTree(this::read, 0).root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private byte[] read(Tile tile) {
        return Arrays.copyOf(rows.get(row(tile)), tile.width() * Merkle.HASH);
    }

    private static String row(Tile tile) {
        return tile.level() + "/" + tile.index();
    }
}
