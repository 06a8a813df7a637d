package io.countersign.audit.tlog;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** Whether a tree only grew from one size to another (RFC 9162 §2.1.4.2). */
public final class Consistency {

    private Consistency() {}

    /**
     * @param size  at least 1: with the empty tree everything is consistent, so that there is nothing to show
     * @param proof empty when the sizes are equal
     */
    public static boolean holds(long size, byte[] root, long laterSize, byte[] laterRoot, List<byte[]> proof) {
        if (size < 1 || size > laterSize) return false;
        if (size == laterSize) return proof.isEmpty() && MessageDigest.isEqual(root, laterRoot);
        if (proof.isEmpty() || proof.stream().anyMatch(hash -> hash.length != Merkle.HASH)) return false;
        int complete = Long.numberOfTrailingZeros(size); // the levels of its right edge that are perfect
        long at = (size - 1) >> complete;
        long last = (laterSize - 1) >> complete;
        boolean wholeIsSubtree = at == 0; // a power of two: its root is a node of the later tree and is not sent
        byte[] start = wholeIsSubtree ? root : proof.getFirst();
        return climbs(at, last, start, proof.subList(wholeIsSubtree ? 0 : 1, proof.size()), root, laterRoot);
    }

    private static boolean climbs(long from, long to, byte[] start, List<byte[]> proof, byte[] root, byte[] laterRoot) {
        long at = from;
        long last = to;
        byte[] earlier = start;
        byte[] later = start;
        for (byte[] sibling : proof) {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last) {
                earlier = Merkle.node(sibling, earlier);
                later = Merkle.node(sibling, later);
                int levelsWithoutSibling = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
                at >>= levelsWithoutSibling;
                last >>= levelsWithoutSibling;
            } else {
                later = Merkle.node(later, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(earlier, root) && MessageDigest.isEqual(later, laterRoot);
    }
}
