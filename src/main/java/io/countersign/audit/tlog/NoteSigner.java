package io.countersign.audit.tlog;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.InstantSource;

/**
 * Signs notes with one key.
 *
 * @param verifier its name and public half
 * @param clock    for the types that sign the time
 */
public record NoteSigner(VerifierKey verifier, SigningKey key, InstantSource clock) {

    /** @throws IllegalStateException if the key does not sign now */
    public NoteSignature sign(String text) {
        boolean timestamped = verifier.type().timestamped();
        long seconds = timestamped ? clock.instant().getEpochSecond() : 0;
        try {
            byte[] signed = key.sign(SignedMessage.of(verifier.type(), verifier.name(), text, seconds));
            return new NoteSignature(verifier.name(), verifier.id(), timestamped
                    ? ByteBuffer.allocate(Long.BYTES + signed.length).putLong(seconds).put(signed).array() : signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + verifier.name() + " does not sign", e);
        }
    }
}
