package io.countersign.audit.tlog;

import java.util.ArrayList;
import java.util.List;

/** Makes roots and proofs out of subtree hashes, by the definitions of RFC 9162 §2.1.1, §2.1.3.1 and §2.1.4.1. */
public final class Proofs {

    private final Subtrees subtrees;

    public Proofs(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    public byte[] root(long size) {
        return size == 0 ? Merkle.emptyRoot() : range(0, size);
    }

    /** @throws IllegalArgumentException unless 0 ≤ index < size */
    public List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size)
            throw new IllegalArgumentException("Expected an index below " + size + ", but got " + index);
        List<byte[]> proof = new ArrayList<>();
        path(index, 0, size, proof);
        return proof;
    }

    /** @throws IllegalArgumentException unless 0 ≤ size ≤ laterSize */
    public List<byte[]> consistency(long size, long laterSize) {
        if (size < 0 || size > laterSize)
            throw new IllegalArgumentException("Expected sizes in order, but got " + size + " and " + laterSize);
        List<byte[]> proof = new ArrayList<>();
        if (size > 0 && size < laterSize) rest(size, 0, laterSize, true, proof);
        return proof;
    }

    private void path(long index, long from, long to, List<byte[]> proof) {
        if (to - from == 1) return;
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, proof);
            proof.add(range(middle, to));
        } else {
            path(index, middle, to, proof);
            proof.add(range(from, middle));
        }
    }

    /** @param known whether the verifier has this very subtree's root: it is then the earlier tree, whole */
    private void rest(long size, long from, long to, boolean known, List<byte[]> proof) {
        if (size == to) {
            if (!known) proof.add(range(from, to));
            return;
        }
        long middle = from + split(to - from);
        if (size <= middle) {
            rest(size, from, middle, known, proof);
            proof.add(range(middle, to));
        } else {
            rest(size, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }

    private byte[] range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtrees.root(level, from >> level);
        }
        long middle = from + split(leaves);
        return Merkle.node(range(from, middle), range(middle, to));
    }

    /** The largest power of two below a number greater than one. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
