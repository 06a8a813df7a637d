package io.countersign.audit.internal.pkcs11;

import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 key that never leaves its token. Has the module for itself in this process. When anything fails it lets go of
 * the token, and takes hold of it anew for the next signature; only a PIN that was refused is not tried again, because
 * that locks the token.
 */
public final class TokenKey implements SigningKey, AutoCloseable {

    /** No text of a note, so that nobody can pass its signature off as one of the log. */
    private static final byte[] PROBE = "Is this the key?".getBytes(StandardCharsets.US_ASCII);

    private final Cryptoki cryptoki;
    private final Pkcs11Settings settings;
    private final PublicKey publicKey;
    private @Nullable EdwardsKey key;
    private TokenException.@Nullable PinRefused refused;

    private TokenKey(Cryptoki cryptoki, Pkcs11Settings settings) throws GeneralSecurityException {
        this.cryptoki = cryptoki;
        this.settings = settings;
        try {
            key = find();
            publicKey = SignatureType.ED25519.key(key.point());
            sign(PROBE);
        } catch (GeneralSecurityException e) {
            close();
            throw e;
        }
    }

    /** @throws IllegalArgumentException saying what is wrong with the settings, the library, the token or the key in it */
    public static TokenKey open(Pkcs11Settings settings) {
        settings.mustBeWhole();
        try {
            return new TokenKey(Cryptoki.load(settings.library()), settings);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("countersign.audit.signer.pkcs11 leads to no key: " + e.getMessage(), e);
        }
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** @throws GeneralSecurityException if the token does not sign now, or not as the public key says */
    @Override
    public synchronized byte[] sign(byte[] message) throws GeneralSecurityException {
        if (refused != null) throw refused;
        try {
            if (key == null) key = find();
            byte[] signature = key.sign(message);
            if (!verifies(message, signature)) throw new TokenException("what the key “" + settings.keyLabel()
                    + "” signed does not verify with the public key that the token gave at the start");
            return signature;
        } catch (GeneralSecurityException e) {
            close();
            if (e instanceof TokenException.PinRefused pin) refused = pin;
            throw e;
        }
    }

    private EdwardsKey find() throws TokenException {
        cryptoki.initialize();
        Session session = Session.open(cryptoki, Token.find(cryptoki, settings.token(), settings.slot()));
        session.login(settings.pin());
        return EdwardsKey.find(session, settings.keyLabel());
    }

    private boolean verifies(byte[] message, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(publicKey.getAlgorithm());
        verifier.initVerify(publicKey);
        verifier.update(message);
        return verifier.verify(signature);
    }

    /** Lets go of the token until the next signature. */
    @Override
    public synchronized void close() {
        key = null;
        cryptoki.close();
    }
}
