package io.countersign.audit.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a Merkle tree (RFC 9162 §2.1): the roots of its largest perfect subtrees, left to right, one for
 * every set bit of the size. Enough to append and to compute the root, in memory logarithmic in the size.
 */
public final class Frontier {

    private long size;
    private final List<byte[]> subtrees;

    /** @param subtrees as {@link #subtrees()} gave them */
    public Frontier(long size, List<byte[]> subtrees) {
        if (Long.bitCount(size) != subtrees.size())
            throw new IllegalArgumentException("A tree of " + size + " leaves does not have " + subtrees.size()
                    + " subtrees on its right edge");
        this.size = size;
        this.subtrees = new ArrayList<>(subtrees);
    }

    public void append(byte[] leafHash) {
        byte[] node = leafHash;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) node = Merkle.node(subtrees.removeLast(), node);
        subtrees.add(node);
        size++;
    }

    public byte[] root() {
        if (subtrees.isEmpty()) return Merkle.emptyRoot();
        byte[] root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) root = Merkle.node(subtrees.get(i), root);
        return root;
    }

    public long size() {
        return size;
    }

    public byte[][] subtrees() {
        return subtrees.toArray(byte[][]::new);
    }
}
