package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.client.Samples;
import io.countersign.client.Samples.SampleDecision;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole way of a decision, as the service, the reviewer and the auditor each see it. */
@RealStackTest
class MainJourneyIT extends Parties {

    @Test
    void everySampleIsReleasedAsItsReviewerDecided() {
        for (SampleDecision sample : Samples.decisions()) {
            Api service = service(sample.expects("client"));
            String key = sample.expects("idempotencyKey") + UUID.randomUUID();
            var accepted = service.submit(key, sample.submission()).expect(202).body();
            String id = accepted.path("id").asString();
            sample.reviewers().forEach(reviewer -> decide(person(reviewer), sample, id));
            JsonNode released = awaitStatus(service, id, "RELEASED");
            assertThat(released.at("/outcome/value").asString()).isEqualTo(sample.expects("outcome"));
            assertThat(released.path("releaseToken").asString()).isNotEmpty();
        }
    }

    private static void decide(Api reviewer, SampleDecision sample, String id) {
        JsonNode task = claim(reviewer, id);
        openMandatoryEvidence(reviewer, task);
        reviewer.post("/tasks/" + task.path("id").asString() + "/verdict", Map.of(
                "decision", sample.expects("decision"), "outcome", sample.expects("outcome"), "changes", Map.of("note", "as discussed"),
                "reasons", reasons(sample), "rationale", sample.expects("rationale"),
                "caseHash", task.path("caseHash").asString(), "meaning", "review")).expect(200);
    }

    private static List<Map<String, Object>> reasons(SampleDecision sample) {
        return StreamSupport.stream(sample.expected().path("reasons").spliterator(), false)
                .map(code -> Map.<String, Object>of("code", code.asString())).toList();
    }
}
