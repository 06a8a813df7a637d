package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.client.Api;
import io.countersign.client.Samples;
import io.countersign.journey.Parties;
import io.countersign.kernel.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two people, by identity and not by account, each blind to the other's answer; a third when they differ. */
@RealStackTest
class FourEyesAreTwoPeopleIT extends Parties {

    @Autowired
    JdbcClient db;
    @Autowired
    Log log;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void nothingIsDecidedUntilTwoPeopleAgree() {
        String id = submittedHiring("EYES-1");
        Api rita = person("rita");
        judge(rita, claim(rita, id), "uphold", "reject").expect(200);
        assertThat(status(id)).isEqualTo("IN_REVIEW");
        Api ravi = person("ravi");
        JsonNode second = claim(ravi, id);
        assertThat(second.toString()).doesNotContain("Seen by rita").doesNotContain("Rita");
        assertThat(second.path("answers").isNull()).isTrue();
        judge(ravi, second, "uphold", "reject").expect(200);
        JsonNode released = awaitStatus(service("hiring-service"), id, "RELEASED");
        assertThat(released.at("/outcome/reviewers").values()).extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("Rita Demo", "Ravi Demo");
    }

    @Test
    void onePersonHasOneSeatWhicheverAccountTheyUse() {
        String id = submittedHiring("EYES-2");
        Api rita = person("rita");
        JsonNode first = claim(rita, id);
        String free = freeTask(rita, id);
        for (String account : List.of("rita", "rita-second")) {
            var refused = person(account).post("/tasks/" + free + "/claim", Map.of()).expect(409).body();
            assertThat(refused.path("type").asString()).isEqualTo("/problems/inbox/same-person");
        }
        judge(rita, first, "uphold", "reject").expect(200);
        person("rita-second").post("/tasks/" + free + "/claim", Map.of()).expect(409);
        for (String account : List.of("rita", "rita-second"))
            assertThat(nextOf(person(account), id)).as("claim-next of " + account).isFalse();
        assertThat(nextOf(person("ravi"), id)).as("claim-next of somebody else").isTrue();
    }

    @Test
    void whenTwoDifferAThirdDecidesBetweenAnswersWithoutNames() {
        String id = submittedHiring("EYES-3");
        Api rita = person("rita");
        Api ravi = person("ravi");
        JsonNode hers = claim(rita, id);
        JsonNode his = claim(ravi, id);
        judge(rita, hers, "uphold", "reject").expect(200);
        judge(ravi, his, "override", "advance").expect(200);
        assertThat(status(id)).isEqualTo("IN_REVIEW");
        assertThat(rita.get("/tasks?state=open&decision=" + id).body().path("items")).isEmpty();
        Api sana = person("sana");
        JsonNode shown = claim(sana, id);
        assertThat(shown.path("part").asString()).isEqualTo("adjudication");
        assertThat(shown.path("answers").values()).extracting(answer -> answer.path("outcome").asString())
                .containsExactlyInAnyOrder("reject", "advance");
        assertThat(shown.path("answers").toString()).doesNotContain("Rita").doesNotContain("Ravi");
        judge(sana, shown, "override", "advance").expect(200);
        JsonNode released = awaitStatus(service("hiring-service"), id, "RELEASED");
        assertThat(released.at("/outcome/value").asString()).isEqualTo("advance");
        assertThat(released.at("/outcome/reviewers")).hasSize(3);
    }

    @Test
    void aPanelIsOverWhenItsQuorumAgrees() {
        oversight(Map.of("verdicts", 3, "quorum", 2));
        String id = submittedHiring("EYES-4");
        JsonNode ravis = claim(person("ravi"), id);
        JsonNode sanas = claim(person("sana"), id);
        JsonNode ritas = claim(person("rita"), id);
        judge(person("ravi"), ravis, "uphold", "reject").expect(200);
        judge(person("sana"), sanas, "uphold", "reject").expect(200);
        var late = judge(person("rita"), ritas, "override", "advance").expect(409).body();
        assertThat(late.path("state").asString()).isEqualTo("CLOSED");
        assertThat(awaitStatus(service("hiring-service"), id, "RELEASED").at("/outcome/reviewers")).hasSize(2);
    }

    @Test
    void chanceAsksForASecondPersonAndStaysWithItsAnswer() {
        oversight(Map.of("secondReview", Map.of("rate", 1, "seed", "autumn")));
        String id = submittedHiring("EYES-5");
        JsonNode first = claim(person("rita"), id);
        judge(person("rita"), first, "uphold", "reject").expect(200);
        assertThat(status(id)).isEqualTo("IN_REVIEW");
        judge(person("ravi"), claim(person("ravi"), id), "uphold", "reject").expect(200);
        awaitStatus(service("hiring-service"), id, "RELEASED");
    }

    @Test
    void theDatabaseCountsPersonsItself() {
        String id = submittedHiring("EYES-6");
        UUID decision = UUID.fromString(id);
        judge(person("rita"), claim(person("rita"), id), "uphold", "reject").expect(200);
        assertThatThrownBy(() -> logged(decision, """
                insert into verdict_conclusion (decision_id, verdict_id, job_key, basis, outcome, case_hash, concluded_at)
                select decision_id, id, job_key, 'AGREEMENT', outcome, case_hash, now() from verdict_verdict
                where decision_id = ?""", decision)).hasMessageContaining("Expected 2 persons to agree");
        assertThatThrownBy(() -> logged(decision, """
                insert into inbox_review (job_key, decision_id, seats, quorum, sampled, blind, adjudication_queue, escalation_queue)
                values (-1, ?, 1, 1, false, false, 'x', 'x')""", decision)).hasMessageContaining("as many persons as its use case");
        assertThatThrownBy(() -> logged(decision, """
                update inbox_task t set state = 'CLAIMED', holder = o.holder, lease_until = now() from inbox_task o
                where t.decision_id = ? and o.decision_id = t.decision_id and t.state = 'OPEN' and o.state = 'DONE'""", decision))
                .hasMessageContaining("inbox_task_one_seat_each");
    }

    private static void oversight(Map<String, ?> settings) {
        var definition = (ObjectNode) Samples.useCase("hiring-rejection");
        definition.set("oversight", Api.JSON.valueToTree(settings));
        LIVE.activate("hiring-rejection", definition);
    }

    private static String submittedHiring(String reference) {
        var hiring = (ObjectNode) Api.JSON.readTree("""
                { "useCase": "hiring-rejection", "reference": "%s", "subject": { "id": "applicant-1" },
                  "recommendation": { "outcome": "reject", "confidence": 0.7 },
                  "model": { "name": "screening", "version": "1" }, "factors": [ { "name": "yearsOfExperience", "value": 1 } ],
                  "inputs": { "position": "Bookkeeper", "yearsOfExperience": 1 } }""".formatted(reference));
        return service("hiring-service").submit(UUID.randomUUID().toString(), hiring).expect(202).body().path("id").asString();
    }

    private static Api.Answer judge(Api reviewer, JsonNode task, String decision, String outcome) {
        return reviewer.post("/tasks/" + task.path("id").asString() + "/verdict", Map.of("decision", decision, "outcome",
                outcome, "reasons", List.of(Map.of("code", "H2")), "rationale", "Seen by rita or somebody else.", "caseHash",
                task.path("caseHash").asString(), "meaning", "review"));
    }

    private static String status(String id) {
        return service("hiring-service").get("/decisions/" + id).expect(200).body().path("status").asString();
    }

    private static String freeTask(Api reviewer, String decision) {
        return await().until(() -> reviewer.get("/tasks?state=open&decision=" + decision).expect(200).body()
                .at("/items/0/id").asString(""), id -> !id.isEmpty());
    }

    /** Takes all that waits, gives it back, and tells whether the case was among it. */
    private static boolean nextOf(Api reviewer, String decision) {
        for (var taken = reviewer.post("/queues/hiring/claim-next", Map.of()); taken.status() == 200;
                taken = reviewer.post("/queues/hiring/claim-next", Map.of()))
            if (taken.body().path("decisionId").asString().equals(decision)) return true;
        return false;
    }

    private void logged(UUID decision, String sql, Object... values) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            db.sql(sql).params(values).update();
            log.append("decision:" + decision, EntryKind.REVIEW_CONCLUDED, Actor.system("test"), Map.of());
        });
    }
}
