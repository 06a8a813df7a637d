package io.countersign.audit.tlog;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.InstantSource;

/**
 * Signs notes with one key, which may stay inside a hardware module.
 *
 * @param verifier the name and public half
 * @param clock    for the types that sign the time
 */
public record NoteSigner(VerifierKey verifier, PrivateKey key, InstantSource clock) {

    public NoteSignature sign(String text) {
        SignatureType type = verifier.type();
        long seconds = type.timestamped() ? clock.instant().getEpochSecond() : 0;
        try {
            Signature signer = Signature.getInstance(type.algorithm());
            signer.initSign(key);
            signer.update(SignedMessage.of(type, verifier.name(), text, seconds));
            byte[] signed = signer.sign();
            byte[] bytes = type.timestamped()
                    ? ByteBuffer.allocate(Long.BYTES + signed.length).putLong(seconds).put(signed).array() : signed;
            return new NoteSignature(verifier.name(), verifier.id(), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + verifier.name() + " cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return verifier.toString(); // the private half stays out of every log
    }
}
