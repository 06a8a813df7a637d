package io.countersign.bench;

import io.countersign.client.Api;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The nth case of a series: what is submitted, and what its reviewer makes of it. Every fifth is overridden. */
record Loan(String series, int n) {

    static final String USE_CASE = "loan-denial";
    static final String QUEUE = "lending";

    private static final String SUBMISSION = """
            { "useCase": "loan-denial", "reference": "%s",
              "subject": { "id": "cust-%d", "attributes": { "name": "Erika Muster", "birthDate": "1984-02-29" } },
              "recommendation": { "outcome": "%s", "confidence": %s, "summary": "Long duration, no savings." },
              "model": { "name": "credit-risk", "version": "3.2.1" },
              "factors": [ { "name": "creditAmount", "value": %d, "contribution": -0.31 },
                           { "name": "duration", "value": 48, "contribution": -0.12 } ],
              "inputs": { "creditAmount": %d, "duration": 48, "purpose": "Kitchen", "housing": "rent" } }""";

    /** @param reference as {@link #reference()} made it */
    static Loan of(String reference) {
        int dash = reference.lastIndexOf('-');
        return new Loan(reference.substring(0, dash), Integer.parseInt(reference.substring(dash + 1)));
    }

    String reference() {
        return "%s-%07d".formatted(series, n);
    }

    JsonNode submission() {
        int amount = 1_000 + n % 20_000;
        return Api.JSON.readTree(SUBMISSION.formatted(reference(), n, recommended(), confidence(), amount, amount));
    }

    double confidence() {
        return 0.6 + n % 4 * 0.1;
    }

    boolean adverse() {
        return n % 2 == 0;
    }

    boolean overridden() {
        return n % 5 == 0;
    }

    String expected() {
        return adverse() == overridden() ? "approve" : "deny";
    }

    Map<String, Object> verdict(String caseHash) {
        return Map.of("decision", overridden() ? "override" : "uphold", "outcome", expected(),
                "reasons", List.of(Map.of("code", "L1")), "rationale", "Checked against the documents.",
                "caseHash", caseHash, "meaning", "review");
    }

    private String recommended() {
        return adverse() ? "deny" : "approve";
    }
}
