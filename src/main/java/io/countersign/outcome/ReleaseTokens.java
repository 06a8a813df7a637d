package io.countersign.outcome;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Tokens that prove to a service that this outcome of this very case was released: HMAC-SHA-256 over decision, outcome
 * and case hash. They are derived, not stored, so a copy of the database releases nothing.
 */
@Component
public class ReleaseTokens {

    /** @param tokenKey at least 32 random bytes in base64 */
    @ConfigurationProperties("countersign.outcome")
    record Key(String tokenKey) {}

    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    ReleaseTokens(Key key) {
        byte[] bytes = key.tokenKey() == null ? new byte[0] : Base64.getDecoder().decode(key.tokenKey());
        if (bytes.length < KEY_BYTES) throw new IllegalStateException(
                "Set countersign.outcome.token-key to at least " + KEY_BYTES + " random bytes in base64");
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    public String token(Outcome outcome) {
        return outcome.decision() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(outcome));
    }

    /** The decision a token claims to be for; what it claims is still to be checked with {@link #fits}. */
    Optional<UUID> decision(String token) {
        try {
            return Optional.of(UUID.fromString(token.substring(0, Math.max(0, token.indexOf('.')))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    boolean fits(String token, Outcome outcome) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8),
                token(outcome).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(Outcome outcome) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal((outcome.decision() + "\n" + outcome.value() + "\n" + outcome.caseHash())
                    .getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
