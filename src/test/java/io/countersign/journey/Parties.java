package io.countersign.journey;

import static org.awaitility.Awaitility.await;

import io.countersign.client.Api;
import io.countersign.client.GoLive;
import io.countersign.client.Realm;
import io.countersign.client.Samples;
import io.countersign.devservices.TestStack;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The people and services of the demo realm, and what they do in nearly every story. */
public abstract class Parties {

    private static final Map<String, Api> KNOWN = new ConcurrentHashMap<>();

    /** Who brings use cases into force. */
    protected static final GoLive LIVE = new GoLive(Parties::person);

    @BeforeEach
    void activateUseCases() {
        Samples.activateUseCases(LIVE);
    }

    protected static Api person(String username) {
        return KNOWN.computeIfAbsent(username, name -> Api.ofPerson(app(), realm(), name));
    }

    protected static Api service(String client) {
        return KNOWN.computeIfAbsent(client, name -> Api.ofService(app(), realm(), name));
    }

    protected static String app() {
        return TestStack.shared().publicUrl();
    }

    protected static Realm realm() {
        return new Realm(TestStack.shared().keycloak().issuer());
    }

    /** A small loan case without evidence; override what matters. */
    protected static ObjectNode loan(String reference) {
        return (ObjectNode) Api.JSON.readTree("""
                { "useCase": "loan-denial", "reference": "%s",
                  "subject": { "id": "cust-1", "attributes": { "name": "Erika Muster" } },
                  "recommendation": { "outcome": "deny", "confidence": 0.83, "summary": "Long duration, no savings." },
                  "model": { "name": "credit-risk", "version": "3.2.1" },
                  "factors": [ { "name": "duration", "value": 48, "contribution": -0.31 } ],
                  "inputs": { "creditAmount": 5951, "duration": 48 } }""".formatted(reference));
    }

    protected static String submitted(ObjectNode loan) {
        return service("loan-service").submit(UUID.randomUUID().toString(), loan).expect(202).body().path("id").asString();
    }

    /** Until the next test, loans are reviewed so. */
    protected static void loansAreReviewed(Map<String, ?> oversight) {
        var definition = (ObjectNode) Samples.useCase("loan-denial");
        definition.set("oversight", (JsonNode) Api.JSON.valueToTree(oversight));
        LIVE.activate("loan-denial", definition);
    }

    /** Until the next test, approved loans are released unreviewed; at the rate given, people review them all the same. */
    protected static ObjectNode favourableLoansPass(double sampleRate) {
        var definition = (ObjectNode) Samples.useCase("loan-denial");
        definition.put("process", "favourable-unreviewed").putObject("oversight").putObject("unreviewed")
                .put("sampleRate", sampleRate).put("seed", "a seed").putArray("outcomes").add("approve");
        LIVE.activate("loan-denial", definition);
        return definition;
    }

    /** Waits until the case is in the inbox, then claims it. */
    protected static JsonNode claim(Api reviewer, String decision) {
        String task = await("a task for " + decision).until(() -> reviewer.get("/tasks?state=open&decision=" + decision)
                .expect(200).body().at("/items/0/id").asString(""), id -> !id.isEmpty());
        return reviewer.post("/tasks/" + task + "/claim", Map.of()).expect(200).body();
    }

    protected static void openMandatoryEvidence(Api reviewer, JsonNode task) {
        for (JsonNode item : task.path("evidence"))
            reviewer.get("/tasks/" + task.path("id").asString() + "/evidence/" + item.path("n").asInt()).expect(200);
    }

    /** Commits a finding before the model's answer is shown. */
    protected static Api.Answer finding(Api reviewer, JsonNode task, String outcome) {
        return reviewer.post("/tasks/" + task.path("id").asString() + "/finding", Map.of("outcome", outcome, "confidence", 0.7,
                "rationale", "Income covers the instalments."));
    }

    protected static Api.Answer uphold(Api reviewer, JsonNode task) {
        return reviewer.post("/tasks/" + task.path("id").asString() + "/verdict", Map.of("decision", "uphold", "reasons",
                java.util.List.of(Map.of("code", "L1")), "rationale", "Checked against the documents.", "caseHash",
                task.path("caseHash").asString(), "meaning", "review"));
    }

    protected static JsonNode awaitStatus(Api reader, String decision, String status) {
        return await(decision + " is " + status).until(() -> reader.get("/decisions/" + decision).expect(200).body(),
                body -> body.path("status").asString().equals(status));
    }
}
