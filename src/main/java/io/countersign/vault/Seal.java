package io.countersign.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Closes and opens with one key: AES-256-GCM (NIST SP 800-38D), a new nonce each time. */
public final class Seal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;

    /** @param key 32 bytes */
    public Seal(byte[] key) {
        if (key.length != 32) throw new IllegalArgumentException("A key has 32 bytes");
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param place what it is and where it belongs; it opens nowhere else */
    public byte[] close(String place, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] closed = run(Cipher.ENCRYPT_MODE, nonce, place, plain, 0);
        return ByteBuffer.allocate(1 + NONCE + closed.length).put(VERSION).put(nonce).put(closed).array();
    }

    /** @throws IllegalStateException if it was not closed with this key for this place */
    public byte[] open(String place, byte[] sealed) {
        if (sealed.length <= 1 + NONCE || sealed[0] != VERSION) throw new IllegalStateException("Not sealed: " + place);
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        return run(Cipher.DECRYPT_MODE, nonce, place, sealed, 1 + NONCE);
    }

    private byte[] run(int mode, byte[] nonce, String place, byte[] text, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text, from, text.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The seal of " + place + " is broken or was made with another key", e);
        }
    }
}
