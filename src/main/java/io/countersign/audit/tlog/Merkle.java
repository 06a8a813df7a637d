package io.countersign.audit.tlog;

import io.countersign.kernel.Sha256;
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

    public static byte[] node(byte[] left, byte[] right) {
        return Sha256.of(NODE, left, right);
    }

    /** @param hashes one after the other @param count a power of two, from hash number {@code from} on */
    public static byte[] perfectRoot(byte[] hashes, int from, int count) {
        if (count == 1) return Arrays.copyOfRange(hashes, from * HASH, (from + 1) * HASH);
        return node(perfectRoot(hashes, from, count / 2), perfectRoot(hashes, from + count / 2, count / 2));
    }

    /** The root of the tree without entries. */
    public static byte[] emptyRoot() {
        return Sha256.of();
    }
}
