package io.countersign.audit.tlog;

import java.util.Arrays;

/**
 * A tree head: which log, how many entries, and the root over them (C2SP tlog-checkpoint). Ours has no extension lines,
 * and one with any is refused, because no signature type covers them all.
 */
public record Checkpoint(String origin, long size, byte[] root) {

    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c < ' ')) throw new IllegalArgumentException("An origin is one line");
        if (size < 0 || root.length != Merkle.HASH) throw new IllegalArgumentException("Not a tree head");
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty())
            throw new IllegalArgumentException("Expected origin, size and root on a line each");
        return new Checkpoint(lines[0], Base64Line.number(lines[1]), Base64Line.hash(lines[2]));
    }

    /** What is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64Line.of(root) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && origin.equals(that.origin) && size == that.size
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
