package io.countersign.audit.tlog;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** The private half of a key, wherever it is kept. */
@FunctionalInterface
public interface SigningKey {

    /** @throws GeneralSecurityException if whatever keeps the key does not sign */
    byte[] sign(byte[] message) throws GeneralSecurityException;

    static SigningKey of(PrivateKey key) {
        return message -> {
            Signature signer = Signature.getInstance(key.getAlgorithm());
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        };
    }
}
