package io.countersign.audit.tlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The kinds of signature that a log or a witness makes (C2SP signed-note and tlog-cosignature). */
public enum SignatureType {

    /** A log's own, over the text. */
    ED25519(0x01, "Ed25519", "302a300506032b6570032100", 32, 64),
    /** A witness's, over the text and the time. */
    COSIGNATURE_ED25519(0x04, "Ed25519", "302a300506032b6570032100", 32, 64),
    /** Against quantum computers; over the tree head and the time. A log may sign so beside Ed25519. */
    COSIGNATURE_ML_DSA_44(0x06, "ML-DSA-44", "30820532300b060960864801650304031103820521" + "00", 1312, 2420);

    private final byte code;
    private final String algorithm;
    /** What stands before the key in its X.509 form. */
    private final byte[] header;
    private final int keyLength;
    private final int signatureLength;

    SignatureType(int code, String algorithm, String header, int keyLength, int signatureLength) {
        this.code = (byte) code;
        this.algorithm = algorithm;
        this.header = HexFormat.of().parseHex(header);
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
    }

    static SignatureType of(byte code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown type of signature: " + code));
    }

    byte code() {
        return code;
    }

    String algorithm() {
        return algorithm;
    }

    boolean timestamped() {
        return this != ED25519;
    }

    /** In bytes, its timestamp included. */
    int signatureLength() {
        return signatureLength + (timestamped() ? Long.BYTES : 0);
    }

    byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length != header.length + keyLength || !Arrays.equals(header, 0, header.length, encoded, 0, header.length))
            throw new IllegalArgumentException("Expected a key for " + algorithm + ", but got one for " + key.getAlgorithm());
        return Arrays.copyOfRange(encoded, header.length, encoded.length);
    }

    /** @throws IllegalArgumentException if it has not this type's length, or is none of its keys */
    public PublicKey key(byte[] raw) {
        if (raw.length != keyLength)
            throw new IllegalArgumentException("A key for " + algorithm + " has " + keyLength + " bytes, not " + raw.length);
        byte[] encoded = Arrays.copyOf(header, header.length + keyLength);
        System.arraycopy(raw, 0, encoded, header.length, keyLength);
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a key for " + algorithm, e);
        }
    }
}
