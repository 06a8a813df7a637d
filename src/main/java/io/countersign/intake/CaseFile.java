package io.countersign.intake;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Everything there is to see of a case, as it stands.
 *
 * @param subject  without the protected characteristics, which are nobody's business here
 * @param manifest hash of each part by its JSON pointer, in standard base64
 * @param caseHash SHA-256 of the canonical manifest, in standard base64: what a reviewer signs
 */
public record CaseFile(JsonNode subject, JsonNode recommendation, JsonNode model, JsonNode factors, JsonNode inputs,
        List<EvidenceItem> evidence, List<Question> questions, Map<String, String> manifest, String caseHash) {

    /** @param n counts from 1 within a case and is never used twice */
    public record EvidenceItem(int n, String name, String mediaType, long size, String sha256, boolean mandatory) {}

    /**
     * A reviewer's question to the service. The answer is null while it is awaited.
     *
     * @param blind whether it was asked without knowing what the model thinks
     */
    public record Question(int n, String question, java.time.Instant askedAt,
            @org.jspecify.annotations.Nullable String answer,
            @com.fasterxml.jackson.annotation.JsonIgnore boolean blind) {}
}
