package io.countersign.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A recommendation as a service submits it. What is {@code @Nullable} may be left out of the JSON; model version and
 * factors are demanded by the rules, which can say why.
 *
 * @param reference the service's own name for the case, 1 to 200 characters; not personal data
 */
public record Submission(String useCase, String reference, Subject subject, Recommendation recommendation,
        @Nullable Model model, @Nullable List<Factor> factors, Map<String, JsonNode> inputs,
        @Nullable List<Evidence> evidence, @Nullable Callback callback, @Nullable Instant dueAt) {

    /** @param protectedAttributes characteristics for measuring fairness; never shown with the case */
    public record Subject(String id, @Nullable Map<String, JsonNode> attributes,
            @Nullable @JsonProperty("protected") Map<String, JsonNode> protectedAttributes) {}

    /** @param confidence from 0 to 1, as the model reports it */
    public record Recommendation(String outcome, BigDecimal confidence, @Nullable String summary) {}

    public record Model(String name, @Nullable String version) {}

    public record Factor(String name, JsonNode value, @Nullable BigDecimal contribution) {}

    /** @param content at most 10 MiB; base64 in JSON */
    public record Evidence(String name, String mediaType, byte[] content, @Nullable Boolean mandatory) {

        public boolean isMandatory() {
            return Boolean.TRUE.equals(mandatory);
        }
    }

    public record Callback(String url) {}

    public List<Evidence> allEvidence() {
        return evidence == null ? List.of() : evidence;
    }
}
