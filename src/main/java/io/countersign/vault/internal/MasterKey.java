package io.countersign.vault.internal;

import io.countersign.kernel.Sha256;
import io.countersign.vault.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** Under which other keys lie. What is derived from it is for one purpose each (HKDF, RFC 5869). */
final class MasterKey {

    private static final int LENGTH = 32;
    private static final int ID = 4;

    private final byte[] secret;
    private final Seal wrap;

    /** @throws IllegalArgumentException unless it is 32 bytes in base64; the key is not quoted */
    MasterKey(String base64) {
        byte[] decoded = decode(base64);
        if (decoded.length != LENGTH) throw new IllegalArgumentException(
                "countersign.vault.master-key: expected 32 bytes in base64, but it has " + decoded.length);
        secret = decoded;
        wrap = new Seal(derived("wrap"));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("countersign.vault.master-key: expected 32 bytes in base64");
        }
    }

    /** By which a wrapped key tells which master key opens it. */
    byte[] id() {
        return Arrays.copyOf(Sha256.of(derived("id")), ID);
    }

    byte[] wrap(String place, byte[] key) {
        byte[] wrapped = wrap.close(place, key);
        byte[] named = Arrays.copyOf(id(), ID + wrapped.length);
        System.arraycopy(wrapped, 0, named, ID, wrapped.length);
        return named;
    }

    boolean wrapped(byte[] key) {
        return Arrays.equals(key, 0, ID, id(), 0, ID);
    }

    byte[] unwrap(String place, byte[] key) {
        return wrap.open(place, Arrays.copyOfRange(key, ID, key.length));
    }

    private byte[] derived(String purpose) {
        return derived(secret, purpose);
    }

    static byte[] derived(byte[] secret, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract().addIKM(secret)
                    .thenExpand(("countersign vault " + purpose).getBytes(StandardCharsets.UTF_8), LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF-SHA256", e);
        }
    }
}
