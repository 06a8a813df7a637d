package io.countersign.audit.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * That an entry is in the log, on one page that verifies offline (C2SP tlog-proof).
 *
 * @param hashes     from the leaf's sibling upwards
 * @param checkpoint the signed tree head, cosignatures included
 */
public record TlogProof(long index, List<byte[]> hashes, Note checkpoint) {

    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";
    private static final int MOST_HASHES = 63;

    public TlogProof {
        hashes = List.copyOf(hashes);
        Checkpoint.parse(checkpoint.text());
    }

    /** @throws IllegalArgumentException saying what is wrong with it; extra data, which nobody vouches for, is refused */
    public static TlogProof parse(byte[] page) {
        String text = Utf8.text(page);
        int end = text.indexOf("\n\n");
        String[] lines = text.substring(0, Math.max(end, 0)).split("\n", -1);
        if (end < 0 || !lines[0].equals(FIRST_LINE))
            throw new IllegalArgumentException("Expected a proof that starts with " + FIRST_LINE);
        if (lines.length < 2 || !lines[1].startsWith(INDEX)) throw new IllegalArgumentException("Expected an index line");
        if (lines.length > MOST_HASHES + 2) throw new IllegalArgumentException("No log is so large");
        List<byte[]> hashes = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(2, lines.length)) hashes.add(Base64Line.hash(line));
        return new TlogProof(Base64Line.number(lines[1].substring(INDEX.length())), hashes,
                Note.parse(text.substring(end + 2)));
    }

    /** Whether the leaf is where this says, in the tree that the checkpoint names. The signatures are another question. */
    public boolean proves(byte[] leaf) {
        Checkpoint head = Checkpoint.parse(checkpoint.text());
        return Inclusion.holds(leaf, index, head.size(), hashes, head.root());
    }

    @Override
    public String toString() {
        var text = new StringBuilder(FIRST_LINE).append('\n').append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> text.append(Base64Line.of(hash)).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
