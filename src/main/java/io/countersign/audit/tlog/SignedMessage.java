package io.countersign.audit.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes that each type of signature is made over (C2SP tlog-cosignature). */
final class SignedMessage {

    private static final byte[] LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 255;

    private SignedMessage() {}

    /**
     * @param seconds since 1970 in UTC
     * @throws IllegalArgumentException if the text is no checkpoint and the type demands one
     */
    static byte[] of(SignatureType type, String signer, String text, long seconds) {
        return switch (type) {
            case ED25519 -> text.getBytes(StandardCharsets.UTF_8);
            case COSIGNATURE_ED25519 -> ("cosignature/v1\ntime " + time(seconds) + "\n" + text).getBytes(StandardCharsets.UTF_8);
            case COSIGNATURE_ML_DSA_44 -> ofTreeHead(signer, Checkpoint.parse(text), time(seconds));
        };
    }

    private static byte[] ofTreeHead(String signer, Checkpoint head, long seconds) {
        byte[] cosigner = name(signer);
        byte[] origin = name(head.origin());
        return ByteBuffer.allocate(LABEL.length + 2 + cosigner.length + origin.length + 3 * Long.BYTES + Merkle.HASH)
                .put(LABEL)
                .put((byte) cosigner.length).put(cosigner)
                .putLong(seconds)
                .put((byte) origin.length).put(origin)
                .putLong(0).putLong(head.size())
                .put(head.root()).array();
    }

    private static byte[] name(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) throw new IllegalArgumentException("Too long a name to sign: " + name);
        return bytes;
    }

    private static long time(long seconds) {
        if (seconds < 0) throw new IllegalArgumentException("Not a time: " + seconds);
        return seconds;
    }
}
