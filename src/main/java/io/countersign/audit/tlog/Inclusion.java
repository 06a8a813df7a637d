package io.countersign.audit.tlog;

import java.security.MessageDigest;
import java.util.List;

/** Whether a leaf stands at its place in a tree (RFC 9162 §2.1.3.2). */
public final class Inclusion {

    private Inclusion() {}

    /**
     * @param leaf  its leaf hash
     * @param proof sibling hashes from the leaf upwards; not one more or less than the place asks for
     */
    public static boolean holds(byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || leaf.length != Merkle.HASH) return false;
        long at = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            if (last == 0 || sibling.length != Merkle.HASH) return false;
            if ((at & 1) == 1 || at == last) {
                hash = Merkle.node(sibling, hash);
                int levelsWithoutSibling = (at & 1) == 1 ? 0 : Long.numberOfTrailingZeros(at);
                at >>= levelsWithoutSibling;
                last >>= levelsWithoutSibling;
            } else {
                hash = Merkle.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }
}
