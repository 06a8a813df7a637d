package io.countersign.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person, or one case, that is to be erased: asked for by one, confirmed by another.
 *
 * @param person   by pseudonym
 * @param decision null when all cases of the person are meant
 */
public record Erasure(UUID id, UUID person, @Nullable UUID decision, Ground ground, UUID requestedBy, Instant requestedAt,
        @Nullable UUID confirmedBy, @Nullable Instant confirmedAt) {

    /** Why. Free text is not asked for, because it would be about the person. */
    public enum Ground {
        /** GDPR Art. 17(1)(b) or (c). */
        @JsonProperty("request-of-person") REQUEST_OF_PERSON("request-of-person"),
        /** GDPR Art. 17(1)(d). */
        @JsonProperty("unlawful") UNLAWFUL("unlawful"),
        /** A reviewer whose identity need not be kept any more. */
        @JsonProperty("reviewer-left") REVIEWER_LEFT("reviewer-left");

        private final String word;

        Ground(String word) {
            this.word = word;
        }

        /** As the log and the API write it. */
        public String word() {
            return word;
        }

        public static Ground of(String word) {
            return java.util.Arrays.stream(values()).filter(ground -> ground.word.equals(word)).findFirst().orElseThrow();
        }
    }

    public boolean isDone() {
        return confirmedBy != null;
    }

    static String stream(UUID id) {
        return "erasure:" + id;
    }
}
