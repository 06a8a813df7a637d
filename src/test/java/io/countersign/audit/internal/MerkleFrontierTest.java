package io.countersign.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleFrontierTest {

    @Test
    void rootsAreThoseOfTheDefinition() {
        var tree = new MerkleFrontier(0, List.of());
        List<byte[]> leaves = new ArrayList<>();
        assertThat(tree.root()).isEqualTo(definition(leaves));
        for (int size = 1; size <= 300; size++) {
            byte[] leaf = Sha256.of(new byte[] {0}, ("entry " + size).getBytes(StandardCharsets.UTF_8));
            leaves.add(leaf);
            tree.append(leaf);
            assertThat(tree.root()).as("size %d", size).isEqualTo(definition(leaves));
            assertThat(tree.subtrees().length).isEqualTo(Integer.bitCount(size));
            tree = new MerkleFrontier(tree.size(), Arrays.asList(tree.subtrees())); // as read back from the database
        }
    }

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(HexFormat.of().formatHex(new MerkleFrontier(0, List.of()).root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void anEdgeThatDoesNotFitItsSizeIsRefused() {
        assertThatThrownBy(() -> new MerkleFrontier(3, List.of(new byte[32]))).isInstanceOf(IllegalArgumentException.class);
    }

    /** RFC 9162 §2.1.1, word for word. */
    private static byte[] definition(List<byte[]> leaves) {
        if (leaves.isEmpty()) return Sha256.of();
        if (leaves.size() == 1) return leaves.getFirst();
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Sha256.of(new byte[] {1}, definition(leaves.subList(0, split)),
                definition(leaves.subList(split, leaves.size())));
    }
}
