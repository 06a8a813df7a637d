package io.countersign.vault.internal;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the keyed hashes by which persons and content are found again. It lies in the database under the master key, so
 * that a new master key does not change them.
 */
record HashKey(byte[] secret) {

    /** A hash of its own for each purpose. */
    byte[] of(String purpose, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(MasterKey.derived(secret, purpose), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "HashKey";
    }
}
