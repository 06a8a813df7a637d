package io.countersign.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Commits to content so that the log can name it without telling it: HMAC-SHA-256 under a random salt. While the salt is
 * kept, anybody who is given salt and content can check the commitment; once it is gone, nobody can guess the content.
 *
 * @param bytes 32 of them; sealed with what they hide
 */
public record Salt(byte[] bytes) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 32;

    public Salt {
        if (bytes.length != LENGTH) throw new IllegalArgumentException("A salt has 32 bytes");
    }

    public static Salt fresh() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new Salt(bytes);
    }

    /** @param place what it is, so that equal content in two places does not look equal */
    public byte[] commit(String place, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            mac.update((place + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "Salt";
    }
}
