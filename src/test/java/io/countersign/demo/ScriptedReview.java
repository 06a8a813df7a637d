package io.countersign.demo;

import io.countersign.client.Api;
import io.countersign.client.Realm;
import io.countersign.client.Samples.SampleDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Decides the samples through the reviewer API as their expectations say, and checks what becomes of each. */
record ScriptedReview(String app, Realm realm, CallbackReceiver receiver, Consumer<String> say) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** @throws Refusal when a sample did not end as expected */
    void run(Map<SampleDecision, String> submitted) {
        List<String> wrong = new ArrayList<>();
        Api auditor = Api.ofPerson(app, realm, "aude");
        List<String> table = new ArrayList<>();
        table.add("%-12s %-17s %-9s %-10s %-9s %s".formatted("case", "use case", "decision", "outcome", "callback", "trail"));
        submitted.forEach((sample, id) -> {
            Api service = Api.ofService(app, realm, sample.expects("client"));
            sample.reviewers().forEach(name -> decide(Api.ofPerson(app, realm, name), sample, id));
            JsonNode released = awaitReleased(service, id);
            String outcome = released.at("/outcome/value").asString();
            String callback = callback(id, outcome);
            int trail = auditor.get("/decisions/" + id + "/trail").expect(200).body().path("items").size();
            boolean right = outcome.equals(sample.expects("outcome")) && !callback.equals("missing") && trail >= 5
                    && !released.path("releaseToken").asString().isEmpty();
            if (!right) wrong.add(released.path("reference").asString());
            table.add("%-12s %-17s %-9s %-10s %-9s %d entries%s".formatted(released.path("reference").asString(),
                    released.path("useCase").asString(), sample.expects("decision"), outcome, callback, trail,
                    right ? "" : "  ← expected " + sample.expects("outcome")));
        });
        say.accept("");
        table.forEach(say);
        say.accept("");
        if (!wrong.isEmpty()) throw new Refusal("Not as expected: " + String.join(", ", wrong));
        say.accept(submitted.size() + " of " + submitted.size() + " as expected");
    }

    private static void decide(Api reviewer, SampleDecision sample, String id) {
        String task = Patience.until(PATIENCE, "a task for " + id, () -> reviewer
                .get("/tasks?state=open&decision=" + id).expect(200).body().at("/items/0/id").asString(""),
                found -> !found.isEmpty());
        JsonNode shown = reviewer.post("/tasks/" + task + "/claim", Map.of()).expect(200).body();
        for (JsonNode item : shown.path("evidence"))
            reviewer.get("/tasks/" + task + "/evidence/" + item.path("n").asInt()).expect(200);
        Map<String, Object> verdict = new HashMap<>(Map.of("decision", sample.expects("decision"), "outcome",
                sample.expects("outcome"), "rationale", sample.expects("rationale"), "caseHash",
                shown.path("caseHash").asString(), "meaning", "review"));
        List<Map<String, String>> reasons = new ArrayList<>();
        sample.expected().path("reasons").forEach(code -> reasons.add(Map.of("code", code.asString())));
        verdict.put("reasons", reasons);
        if (sample.expects("decision").equals("modify")) verdict.put("changes", Map.of("note", "see the rationale"));
        reviewer.post("/tasks/" + task + "/verdict", verdict).expect(200);
    }

    /** Waits as a service would: each call returns at the next change. */
    private static JsonNode awaitReleased(Api service, String id) {
        return Patience.until(PATIENCE, id + " to be released", () -> service.get("/decisions/" + id + "?wait=10s")
                .expect(200).body(), body -> body.path("status").asString().equals("RELEASED"));
    }

    private String callback(String id, String outcome) {
        try {
            return receiver.await(id, PATIENCE).at("/outcome/value").asString().equals(outcome) ? "received" : "missing";
        } catch (TimeoutException none) {
            return "missing";
        }
    }
}
