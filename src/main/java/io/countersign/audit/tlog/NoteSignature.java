package io.countersign.audit.tlog;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note.
 *
 * @param keyId a hint which of the name's keys it is, no proof of anything
 * @param bytes what the algorithm made, a timestamp before it where the algorithm has one
 */
public record NoteSignature(String name, int keyId, byte[] bytes) {

    private static final String DASH = "— ";
    private static final int ID = 4;

    public NoteSignature {
        KeyName.checked(name);
        if (bytes.length == 0) throw new IllegalArgumentException("There is no signature by " + name);
    }

    /** @throws IllegalArgumentException saying what is wrong with the line */
    static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length())
            throw new IllegalArgumentException("Expected “— name signature”, but got: " + line);
        byte[] signed = Base64Line.bytes(line.substring(space + 1));
        if (signed.length < ID) throw new IllegalArgumentException("The signature line holds no signature: " + line);
        return new NoteSignature(line.substring(DASH.length(), space),
                ByteBuffer.wrap(signed).getInt(), Arrays.copyOfRange(signed, ID, signed.length));
    }

    @Override
    public String toString() {
        return DASH + name + ' ' + Base64Line.of(ByteBuffer.allocate(ID + bytes.length).putInt(keyId).put(bytes).array());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
