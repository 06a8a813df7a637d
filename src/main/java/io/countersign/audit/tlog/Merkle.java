package io.countersign.audit.tlog;

import io.countersign.kernel.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;

/** How a tree of entries is hashed (RFC 9162 §2.1.1). Leaves and nodes start differently, so neither passes for the other. */
public final class Merkle {

    /** In bytes. */
    public static final int HASH = 32;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Merkle() {}

    public static byte[] leaf(byte[] entry) {
        return Sha256.of(LEAF, entry);
    }

    /** The same of entry number {@code i} of a bundle, without copying it. @param digest to use, and to use again */
    public static byte[] leaf(EntryBundle bundle, int i, MessageDigest digest) {
        digest.update(LEAF);
        digest.update(bundle.bytes(), bundle.start(i), bundle.end(i) - bundle.start(i));
        return digest.digest();
    }

    public static byte[] node(byte[] left, byte[] right) {
        return Sha256.of(NODE, left, right);
    }

    /** @param hashes one after the other @param count a power of two, from hash number {@code from} on */
    public static byte[] perfectRoot(byte[] hashes, int from, int count) {
        byte[] roots = Arrays.copyOfRange(hashes, from * HASH, (from + count) * HASH);
        MessageDigest digest = Sha256.digest();
        for (int n = count / 2; n > 0; n /= 2)
            for (int i = 0; i < n; i++) {
                digest.update(NODE);
                digest.update(roots, 2 * i * HASH, 2 * HASH);
                System.arraycopy(digest.digest(), 0, roots, i * HASH, HASH);
            }
        return Arrays.copyOf(roots, HASH);
    }

    /** The root of the tree without entries. */
    public static byte[] emptyRoot() {
        return Sha256.of();
    }
}
