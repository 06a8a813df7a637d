package io.countersign.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.client.Samples;
import io.countersign.journey.Parties;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the oversight settings ask of whoever takes a case. */
@RealStackTest
class WhoMayTakeACaseIT extends Parties {

    @Test
    void whoHasNotTheQualificationIsToldSoAndNotOfferedTheCase() {
        loansAreReviewed(Map.of("qualification", "credit-analyst"));
        String id = submitted(loan("QUAL-1"));
        Api rita = person("rita");
        String task = waiting(rita, id);
        var refused = rita.post("/tasks/" + task + "/claim", Map.of()).expect(409).body();
        assertThat(refused.path("type").asString()).isEqualTo("/problems/inbox/not-qualified");
        assertThat(claimed(person("sana"), task)).as("sana is a credit analyst").isEqualTo(200);
    }

    @Test
    void whoHasJudgedAsManyAsTheyMayIsToldWhenTheyMayGoOn() {
        String key = "loan-denial";
        loansAreReviewed(Map.of("dailyCap", 1, "escalationQueue", "escalation"));
        Api ravi = person("ravi");
        String first = submitted(loan("CAP-1"));
        uphold(ravi, claim(ravi, first)).expect(200);
        String second = submitted(loan("CAP-2"));
        var refused = ravi.post("/tasks/" + waiting(ravi, second) + "/claim", Map.of()).expect(409).body();
        assertThat(refused.path("type").asString()).isEqualTo("/problems/inbox/capped");
        assertThat(Instant.parse(refused.path("until").asString())).isAfter(Instant.now()).isBefore(Instant.now().plusSeconds(86_401));
        LIVE.activate(key, Samples.useCase(key));
    }

    private static int claimed(Api reviewer, String task) {
        return reviewer.post("/tasks/" + task + "/claim", Map.of()).status();
    }

    private static String waiting(Api reviewer, String decision) {
        return org.awaitility.Awaitility.await().until(() -> reviewer.get("/tasks?state=open&decision=" + decision).expect(200)
                .body().at("/items/0/id").asString(""), id -> !id.isEmpty());
    }
}
