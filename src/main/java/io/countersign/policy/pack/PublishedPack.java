package io.countersign.policy.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of a pack; never changed once published.
 *
 * @param text the YAML as it was published, to the byte
 */
public record PublishedPack(String id, int version, Pack content, String text) {

    /** Cases that name no other pack are opened under this one. */
    public static final String DEFAULT = "default";

    public PackVersion name() {
        return new PackVersion(id, version);
    }

    /** SHA-256 of the text, in base64. */
    @JsonProperty
    public String sha256() {
        return Sha256.base64(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What governs a case that was opened then; empty when no period covers that day. */
    public Optional<PackRules> rules(Instant opened) {
        return content.period(opened).map(period -> new PackRules(content.zone(), period.effectiveFrom(), period.rules()));
    }
}
