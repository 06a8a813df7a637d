package io.countersign.client;

import static org.awaitility.Awaitility.await;

import io.countersign.client.Samples.SampleDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole way of a use case into force: defined and assessed, attested by one steward and confirmed by another, tried by
 * the demo's reviewers on the samples of its category, activated.
 *
 * @param person by user name
 */
public record GoLive(Function<String, Api> person) {

    private static final List<String> REVIEWERS = List.of("rita", "ravi", "sana");
    private static final Map<String, ?> ASSESSMENT = Map.of("residualRisks",
            "Demo: a reviewer in a hurry follows the model where its training falls short.", "measures",
            "Demo: reasons in their own words, evidence opened before deciding, a second person where the use case says so.",
            "owner", "Model risk (demo)", "expires", "2031-12-31");
    private static final Map<String, ?> ATTESTATION = Map.of("noneOf", List.of("disinformation", "privacy-violation",
            "covert-tracking", "impersonation", "harm-to-a-minor", "harassment", "circumventing-safety-filters", "lethal-function"));

    public void activate(String key, JsonNode definition) {
        Api stig = person.apply("stig");
        Api stella = person.apply("stella");
        if (stig.put("/use-cases/" + key, definition).expect(200).body().path("status").asString().equals("ACTIVE")) return;
        stig.post("/use-cases/" + key + "/assessment", ASSESSMENT).expect(200);
        for (Api steward : List.of(stig, stella)) steward.post("/use-cases/" + key + "/attestation", ATTESTATION).expect(200);
        JsonNode unreviewed = definition.at("/oversight/unreviewed");
        if (unreviewed.isObject()) for (Api steward : List.of(stig, stella))
            steward.post("/use-cases/" + key + "/unreviewed", unreviewed).expect(200);
        if (!stig.get("/use-cases/" + key + "/trial").body().path("passed").asBoolean(false)) hold(key, definition);
        stella.post("/use-cases/" + key + "/activation", Map.of()).expect(200);
    }

    /** A trial on the sample decisions of the same category. */
    public void hold(String key, JsonNode definition) {
        REVIEWERS.forEach(name -> person.apply(name).get("/queues").expect(200)); // whoever was here before can be named
        List<SampleDecision> known = Samples.known(definition.path("category").asString());
        Map<String, Object> plan = Map.of("passMark", 1, "reviewers", REVIEWERS, "cases", known.stream()
                .map(sample -> Map.of("submission", submission(key, sample), "truth", sample.expects("outcome"))).toList());
        JsonNode cases = person.apply("stig").post("/use-cases/" + key + "/trial", plan).expect(202).body().path("cases");
        for (int n = 0; n < known.size(); n++) judge(cases.path(n).path("decision").asString(), known.get(n));
        await("the end of the trial").until(() -> person.apply("stig").get("/use-cases/" + key + "/trial").expect(200).body()
                .path("passed").asBoolean(false));
    }

    private static ObjectNode submission(String key, SampleDecision sample) {
        ObjectNode submission = sample.submission();
        submission.remove("callback");
        return submission.put("useCase", key).put("reference", "TRIAL-" + UUID.randomUUID());
    }

    /** By as many reviewers as it takes. */
    private void judge(String decision, SampleDecision sample) {
        await("a task").until(() -> !waiting(person.apply("rita"), decision).isEmpty());
        for (String name : REVIEWERS) {
            Api reviewer = person.apply(name);
            String task = waiting(reviewer, decision);
            if (task.isEmpty()) return;
            JsonNode shown = reviewer.post("/tasks/" + task + "/claim", Map.of()).expect(200).body();
            for (JsonNode item : shown.path("evidence"))
                reviewer.get("/tasks/" + task + "/evidence/" + item.path("n").asInt()).expect(200);
            if (shown.path("phase").asString().equals("blind")) reviewer.post("/tasks/" + task + "/finding", Map.of("outcome",
                    sample.expects("outcome"), "confidence", 0.8, "rationale", sample.expects("rationale"))).expect(200);
            reviewer.post("/tasks/" + task + "/verdict", verdict(sample, shown)).expect(200);
        }
    }

    private static String waiting(Api reviewer, String decision) {
        return reviewer.get("/tasks?state=open&decision=" + decision).expect(200).body().at("/items/0/id").asString("");
    }

    private static Map<String, Object> verdict(SampleDecision sample, JsonNode shown) {
        List<Map<String, String>> reasons = new ArrayList<>();
        sample.expected().path("reasons").forEach(code -> reasons.add(Map.of("code", code.asString())));
        return Map.of("decision", sample.expects("decision"), "outcome", sample.expects("outcome"), "changes",
                Map.of("note", "see the rationale"), "reasons", reasons, "rationale", sample.expects("rationale"), "caseHash",
                shown.path("caseHash").asString(), "meaning", "review");
    }
}
