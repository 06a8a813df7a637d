package io.countersign.audit.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import io.countersign.kernel.Sha256;
import java.util.HexFormat;

/** A public key by which a note can be checked: {@code name+id+key}, on one line (C2SP signed-note). */
public record VerifierKey(String name, SignatureType type, PublicKey key) {

    public VerifierKey {
        KeyName.checked(name);
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static VerifierKey parse(String line) {
        String[] parts = line.split("\\+", 3);
        if (parts.length != 3) throw new IllegalArgumentException("Expected name+id+key, but got: " + line);
        byte[] typed = Base64Line.bytes(parts[2]);
        if (typed.length < 2) throw new IllegalArgumentException("The verifier key holds no key: " + line);
        SignatureType type = SignatureType.of(typed[0]);
        byte[] raw = new byte[typed.length - 1];
        System.arraycopy(typed, 1, raw, 0, raw.length);
        var key = new VerifierKey(parts[0], type, type.key(raw));
        if (!key.toString().equals(line)) throw new IllegalArgumentException("The key's id does not fit it: " + line);
        return key;
    }

    /** The first four bytes of SHA-256 over name, line break, type and key. */
    public int id() {
        return ByteBuffer.wrap(Sha256.of((name + "\n").getBytes(StandardCharsets.UTF_8), typed())).getInt();
    }

    private byte[] typed() {
        byte[] raw = type.raw(key);
        return ByteBuffer.allocate(1 + raw.length).put(type.code()).put(raw).array();
    }

    boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id();
    }

    boolean verifies(String text, NoteSignature signature) {
        if (!isNamedBy(signature) || signature.bytes().length != type.signatureLength()) return false;
        try {
            var signed = ByteBuffer.wrap(signature.bytes());
            byte[] message = SignedMessage.of(type, name, text, type.timestamped() ? signed.getLong() : 0);
            byte[] bytes = new byte[signed.remaining()];
            signed.get(bytes);
            Signature verifier = Signature.getInstance(type.algorithm());
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(bytes);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64Line.of(typed());
    }
}
