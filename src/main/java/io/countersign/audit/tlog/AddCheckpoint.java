package io.countersign.audit.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a log asks of a witness: cosign this checkpoint, which grew from one you know (C2SP tlog-witness).
 *
 * @param oldSize    of the checkpoint that the witness cosigned last; 0 for none
 * @param proof      of consistency from there
 * @param checkpoint with the log's signature
 */
public record AddCheckpoint(long oldSize, List<byte[]> proof, Note checkpoint) {

    private static final String OLD = "old ";
    private static final int MOST_HASHES = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
        Checkpoint.parse(checkpoint.text());
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static AddCheckpoint parse(byte[] request) {
        String body = Utf8.text(request);
        int end = body.indexOf("\n\n");
        String[] lines = body.substring(0, Math.max(end, 0)).split("\n", -1);
        if (end < 0 || !lines[0].startsWith(OLD)) throw new IllegalArgumentException("Expected “old <size>” first");
        if (lines.length > MOST_HASHES + 1) throw new IllegalArgumentException("Too long a proof");
        List<byte[]> proof = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) proof.add(Base64Line.hash(line));
        return new AddCheckpoint(Base64Line.number(lines[0].substring(OLD.length())), proof,
                Note.parse(body.substring(end + 2)));
    }

    @Override
    public String toString() {
        var body = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> body.append(Base64Line.of(hash)).append('\n'));
        return body.append('\n').append(checkpoint).toString();
    }
}
