package io.countersign.audit.internal;

import io.countersign.kernel.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a Merkle tree (RFC 9162 §2.1): the roots of its largest perfect subtrees, left to right, one for
 * every set bit of the size. Enough to append and to compute the root, in memory logarithmic in the size.
 */
final class MerkleFrontier {

    private static final byte[] NODE = {1};

    private long size;
    private final List<byte[]> subtrees;

    MerkleFrontier(long size, List<byte[]> subtrees) {
        if (Long.bitCount(size) != subtrees.size())
            throw new IllegalArgumentException("A tree of " + size + " leaves does not have " + subtrees.size()
                    + " subtrees on its right edge");
        this.size = size;
        this.subtrees = new ArrayList<>(subtrees);
    }

    void append(byte[] leafHash) {
        byte[] node = leafHash;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) node = Sha256.of(NODE, subtrees.removeLast(), node);
        subtrees.add(node);
        size++;
    }

    byte[] root() {
        if (subtrees.isEmpty()) return Sha256.of();
        byte[] root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) root = Sha256.of(NODE, subtrees.get(i), root);
        return root;
    }

    long size() {
        return size;
    }

    byte[][] subtrees() {
        return subtrees.toArray(byte[][]::new);
    }
}
