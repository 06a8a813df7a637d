package io.countersign.access;

import io.countersign.client.Api;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use one endpoint of the API.
 *
 * @param path with its variables; a call fills them with what does not exist
 * @param body a complete one, so that it is not the body that is refused
 */
record Endpoint(String method, String path, @Nullable Object body, Set<String> parties) {

    private static final Set<String> REVIEWERS = Set.of("rita", "sana");
    private static final Set<String> SERVICES = Set.of("loan-service");
    private static final Set<String> READERS = Set.of("aude", "stig");
    private static final Set<String> STEWARDS = Set.of("stig");
    private static final Set<String> OVERSEERS = Set.of("aude", "stig", "otto");
    private static final Set<String> OPERATORS = Set.of("otto");
    private static final Set<String> READERS_AND_SERVICES = Set.of("aude", "stig", "loan-service");
    private static final Map<String, Object> NONE = Map.of();

    /** The whole API. An endpoint that is missing here fails the test that compares. */
    static List<Endpoint> all(Object submission, Object useCase) {
        return List.of(
                new Endpoint("POST", "/decisions", submission, SERVICES),
                new Endpoint("POST", "/decisions/batch", submission, SERVICES),
                new Endpoint("GET", "/decisions", null, SERVICES),
                new Endpoint("GET", "/decisions/{id}", null, READERS_AND_SERVICES),
                new Endpoint("POST", "/decisions/{id}/withdrawal", Map.of("reason", "mistake"), SERVICES),
                new Endpoint("POST", "/decisions/{id}/information", Map.of("answer", "yes"), SERVICES),
                new Endpoint("POST", "/decisions/{id}/contests", Map.of("statement", "no"), SERVICES),
                new Endpoint("GET", "/decisions/{id}/trail", null, READERS),
                new Endpoint("GET", "/decisions/{id}/bundle", null, Set.of("aude")),
                new Endpoint("POST", "/releases/redeem", Map.of("token", "x"), SERVICES),
                new Endpoint("GET", "/queues", null, REVIEWERS),
                new Endpoint("POST", "/queues/{queue}/claim-next", NONE, REVIEWERS),
                new Endpoint("GET", "/tasks", null, REVIEWERS),
                new Endpoint("GET", "/tasks/{id}", null, REVIEWERS),
                new Endpoint("POST", "/tasks/{id}/claim", NONE, REVIEWERS),
                new Endpoint("POST", "/tasks/{id}/release", NONE, REVIEWERS),
                new Endpoint("POST", "/tasks/{id}/extend", NONE, REVIEWERS),
                new Endpoint("GET", "/tasks/{id}/evidence/{n}", null, REVIEWERS),
                new Endpoint("PUT", "/tasks/{id}/draft", Map.of("verdict", Map.of()), REVIEWERS),
                new Endpoint("POST", "/tasks/{id}/finding", Map.of("outcome", "deny"), REVIEWERS),
                new Endpoint("POST", "/tasks/{id}/verdict", Map.of("decision", "uphold"), REVIEWERS),
                new Endpoint("GET", "/history", null, READERS),
                new Endpoint("GET", "/use-cases", null, READERS),
                new Endpoint("GET", "/use-cases/{key}", null, READERS),
                new Endpoint("PUT", "/use-cases/{key}", useCase, STEWARDS),
                new Endpoint("GET", "/use-cases/{key}/versions", null, READERS),
                new Endpoint("GET", "/use-cases/{key}/versions/{version}", null, READERS),
                new Endpoint("GET", "/use-cases/{key}/diff", null, READERS),
                new Endpoint("POST", "/use-cases/{key}/assessment", Map.of("residualRisks", "x", "measures", "x", "owner", "x",
                        "expires", "2031-01-01"), STEWARDS),
                new Endpoint("POST", "/use-cases/{key}/attestation", Map.of("noneOf", List.of()), STEWARDS),
                new Endpoint("POST", "/use-cases/{key}/unreviewed", Map.of("outcomes", List.of("approve"), "sampleRate", 0.1, "seed", "x"), STEWARDS),
                new Endpoint("POST", "/use-cases/{key}/trial", Map.of("cases", List.of(), "passMark", 1, "reviewers", List.of()), STEWARDS),
                new Endpoint("GET", "/use-cases/{key}/trial", null, READERS),
                new Endpoint("POST", "/use-cases/{key}/replay", NONE, STEWARDS),
                new Endpoint("POST", "/use-cases/{key}/activation", NONE, STEWARDS),
                new Endpoint("POST", "/use-cases/{key}/suspension", NONE, STEWARDS),
                new Endpoint("POST", "/use-cases/{key}/resumption", NONE, STEWARDS),
                new Endpoint("POST", "/use-cases/{key}/retirement", NONE, STEWARDS),
                new Endpoint("POST", "/processes", Map.of("files", List.of()), STEWARDS),
                new Endpoint("GET", "/packs", null, READERS),
                new Endpoint("GET", "/packs/{id}", null, READERS),
                new Endpoint("GET", "/packs/{id}/versions/{version}", null, READERS),
                new Endpoint("PUT", "/packs/{id}", NONE, STEWARDS),
                new Endpoint("GET", "/stops", null, OVERSEERS),
                new Endpoint("GET", "/stops/{id}", null, OVERSEERS),
                new Endpoint("POST", "/stops", Map.of("scope", Map.of("useCase", "authorisation-test"), "grade", "people", "reason", "x"),
                        Set.of("stig", "otto")),
                new Endpoint("POST", "/stops/{id}/release", Map.of("reason", "x"), STEWARDS),
                new Endpoint("POST", "/erasures", Map.of("client", "loan-service", "subject", "nobody", "ground", "unlawful"),
                        STEWARDS),
                new Endpoint("POST", "/erasures/{id}/confirmation", NONE, STEWARDS),
                new Endpoint("GET", "/erasures", null, READERS),
                new Endpoint("POST", "/holds", Map.of("decision", "019a0000-0000-7000-8000-000000000000", "matter", "x"),
                        STEWARDS),
                new Endpoint("POST", "/holds/{id}/release", NONE, STEWARDS),
                new Endpoint("GET", "/dead-letters", null, OPERATORS),
                new Endpoint("POST", "/dead-letters/{id}/replay", NONE, OPERATORS),
                new Endpoint("GET", "/incidents", null, OPERATORS));
    }

    String name() {
        return method + " /api/v1" + path;
    }

    Api.Answer call(Api party) {
        String filled = path.replace("{id}", "019a0000-0000-7000-8000-000000000000").replace("{n}", "1")
                .replace("{queue}", "nowhere").replace("{version}", "1").replace("/diff", "/diff?from=1&to=2").replace("{key}", "authorisation-test");
        var request = party.request(filled).header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .header("Content-Type", path.endsWith("/batch") ? "application/x-ndjson" : "application/json");
        return party.send(request.method(method, body == null ? BodyPublishers.noBody()
                : BodyPublishers.ofString(Api.JSON.writeValueAsString(body))));
    }
}
