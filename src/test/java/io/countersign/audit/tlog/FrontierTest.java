package io.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {

    @Test
    void rootsAreThoseOfTheDefinition() {
        var tree = new Frontier(0, List.of());
        List<byte[]> leaves = new ArrayList<>();
        assertThat(tree.root()).isEqualTo(Definition.root(leaves));
        for (int size = 1; size <= 300; size++) {
            byte[] leaf = Definition.leaf(size);
            leaves.add(leaf);
            tree.append(leaf);
            assertThat(tree.root()).as("size %d", size).isEqualTo(Definition.root(leaves));
            assertThat(tree.subtrees().length).isEqualTo(Integer.bitCount(size));
            tree = new Frontier(tree.size(), Arrays.asList(tree.subtrees())); // as read back from the database
        }
    }

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(HexFormat.of().formatHex(new Frontier(0, List.of()).root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void anEdgeThatDoesNotFitItsSizeIsRefused() {
        assertThatThrownBy(() -> new Frontier(3, List.of(new byte[32]))).isInstanceOf(IllegalArgumentException.class);
    }
}
