package io.countersign.audit.tlog;

import io.countersign.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** RFC 9162 §2.1 word for word, slow and plain: what everything else is compared with. */
final class Definition {

    private Definition() {}

    static byte[] leaf(int n) {
        return Sha256.of(new byte[] {0}, ("entry " + n).getBytes(StandardCharsets.UTF_8));
    }

    static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int n = 0; n < count; n++) leaves.add(leaf(n));
        return leaves;
    }

    /** §2.1.1 */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) return Sha256.of();
        if (leaves.size() == 1) return leaves.getFirst();
        int k = split(leaves.size());
        return Sha256.of(new byte[] {1}, root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /** §2.1.3.1 */
    static List<byte[]> inclusion(int m, List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 1) return List.of();
        int k = split(n);
        return m < k ? with(inclusion(m, leaves.subList(0, k)), root(leaves.subList(k, n)))
                : with(inclusion(m - k, leaves.subList(k, n)), root(leaves.subList(0, k)));
    }

    /** §2.1.4.1 */
    static List<byte[]> consistency(int m, List<byte[]> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean complete) {
        int n = leaves.size();
        if (m == n) return complete ? List.of() : List.of(root(leaves));
        int k = split(n);
        return m <= k ? with(subproof(m, leaves.subList(0, k), complete), root(leaves.subList(k, n)))
                : with(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    private static List<byte[]> with(List<byte[]> proof, byte[] hash) {
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(hash);
        return longer;
    }

    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }
}
