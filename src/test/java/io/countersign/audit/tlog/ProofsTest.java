package io.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofsTest {

    private static final int EXHAUSTIVE = 300;

    private final List<byte[]> leaves = Definition.leaves(EXHAUSTIVE);

    @Test
    void everyInclusionProofIsThatOfTheDefinitionAndHolds() {
        for (int size = 1; size <= EXHAUSTIVE; size++) {
            var tree = leaves.subList(0, size);
            byte[] root = Definition.root(tree);
            var proofs = new Proofs(new TiledTree(new TreeInMemory(tree), size));
            assertThat(proofs.root(size)).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                var proof = proofs.inclusion(index, size);
                assertThat(proof).as("%d in %d", index, size).containsExactlyElementsOf(Definition.inclusion(index, tree));
                assertThat(Inclusion.holds(leaves.get(index), index, size, proof, root)).isTrue();
                assertThat(Inclusion.holds(leaves.get(index), (index + 1) % size, size, proof, root))
                        .as("elsewhere").isEqualTo(size == 1);
                assertThat(Inclusion.holds(leaves.get(index), index, size, longer(proof), root)).isFalse();
            }
        }
    }

    @Test
    void everyConsistencyProofIsThatOfTheDefinitionAndHolds() {
        List<byte[]> roots = new ArrayList<>();
        for (int size = 0; size <= EXHAUSTIVE; size++) roots.add(Definition.root(leaves.subList(0, size)));
        for (int later = 1; later <= EXHAUSTIVE; later++) {
            var tree = leaves.subList(0, later);
            var proofs = new Proofs(new TreeInMemory(tree));
            for (int size = 1; size <= later; size++) {
                var proof = proofs.consistency(size, later);
                assertThat(proof).as("%d to %d", size, later).containsExactlyElementsOf(Definition.consistency(size, tree));
                assertThat(Consistency.holds(size, roots.get(size), later, roots.get(later), proof)).isTrue();
                assertThat(Consistency.holds(size, roots.get(size - 1), later, roots.get(later), proof)).isFalse();
                assertThat(Consistency.holds(size, roots.get(size), later, roots.get(size - 1), proof)).isFalse();
                assertThat(Consistency.holds(size, roots.get(size), later, roots.get(later), longer(proof))).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537})
    void proofsAcrossTheBoundsOfTilesHold(int size) {
        var tree = new TreeInMemory(Definition.leaves(size));
        var proofs = new Proofs(new TiledTree(tree, size));
        byte[] root = proofs.root(size);
        assertThat(root).isEqualTo(new Proofs(tree).root(size));
        for (int index : new int[] {0, 1, 127, 128, 254, size / 2, size - 2, size - 1}) {
            assertThat(Inclusion.holds(Definition.leaf(index), index, size, proofs.inclusion(index, size), root)).isTrue();
            assertThat(Consistency.holds(index + 1, proofs.root(index + 1), size, root,
                    proofs.consistency(index + 1, size))).isTrue();
        }
    }

    @Test
    void aProofReadsFewTilesEachOnce() {
        int size = 70_000;
        var tree = new TreeInMemory(Definition.leaves(size));
        new Proofs(new TiledTree(tree, size)).inclusion(12_345, size);
        assertThat(tree.reads).hasSizeLessThanOrEqualTo(17).allSatisfy((tile, reads) -> assertThat(reads).isOne());
    }

    @Test
    void whatIsNotInTheTreeHasNoProof() {
        var proofs = new Proofs(new TreeInMemory(leaves));
        assertThatThrownBy(() -> proofs.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.inclusion(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<byte[]> longer(List<byte[]> proof) {
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(new byte[Merkle.HASH]);
        return longer;
    }
}
