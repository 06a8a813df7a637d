package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.RealStackTest;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.client.Api;
import io.countersign.kernel.Actor;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Who contests an outcome gets another person to look, who is told nothing of the first conclusion. */
@RealStackTest
class ContestIT extends Parties {

    private static final Map<String, ?> CONTEST = Map.of("statement", "My savings were not counted.", "evidence", List.of(
            Map.of("name", "book.txt", "mediaType", "text/plain", "content", Base64.getEncoder().encodeToString("6,000".getBytes()))));

    @Autowired
    JdbcClient db;
    @Autowired
    Log log;
    @Autowired
    PlatformTransactionManager transactions;

    private static Api loans() {
        return service("loan-service");
    }

    private static String released(String reference) {
        String id = submitted(loan(reference));
        uphold(person("rita"), claim(person("rita"), id)).expect(200);
        awaitStatus(loans(), id, "RELEASED");
        return id;
    }

    private static JsonNode contested(String id) {
        return loans().post("/decisions/" + id + "/contests", CONTEST).expect(202).body();
    }

    @Test
    void anotherPersonReviewsItAnewAndTheFirstOutcomeStays() {
        String first = released("CONTEST-1");
        JsonNode before = loans().get("/decisions/" + first).expect(200).body();
        String again = contested(first).path("id").asString();
        String task = taskOf(again);
        assertThat(person("rita").post("/tasks/" + task + "/claim", Map.of()).expect(409).body().path("detail").asString())
                .contains("an outcome that you judged");
        assertThat(tasksOfNext("rita")).doesNotContain(again);
        JsonNode shown = claim(person("ravi"), again);
        assertThat(shown.path("evidence")).hasSize(2);
        assertThat(shown.toString()).doesNotContain(first).doesNotContain("Checked against the documents");
        assertThat(shown.at("/evidence/0/mandatory").asBoolean()).isTrue();
        openMandatoryEvidence(person("ravi"), shown);
        person("ravi").post("/tasks/" + task + "/verdict", Map.of("decision", "override", "outcome", "approve", "reasons",
                List.of(Map.of("code", "L1")), "rationale", "The savings cover it.", "caseHash", shown.path("caseHash").asString(),
                "meaning", "review")).expect(200);
        JsonNode anew = awaitStatus(loans(), again, "RELEASED");
        assertThat(anew.at("/outcome/value").asString()).isEqualTo("approve");
        assertThat(anew.path("contests").asString()).isEqualTo(first);
        assertThat(anew.path("processVersion").asString()).startsWith("contest:");
        JsonNode after = loans().get("/decisions/" + first).expect(200).body();
        assertThat(after.path("outcome")).isEqualTo(before.path("outcome"));
        assertThat(after.path("releaseToken")).isEqualTo(before.path("releaseToken"));
        assertThat(after.path("contestedBy").asString()).isEqualTo(again);
        assertThat(after.path("history").valueStream().map(each -> each.path("event").asString())).endsWith("outcome-contested");
    }

    @Test
    void theSameContestAgainAnswersTheSameAndAnotherOneIsRefused() {
        String first = released("CONTEST-2");
        String again = contested(first).path("id").asString();
        assertThat(loans().post("/decisions/" + first + "/contests", CONTEST).expect(200).body().path("id").asString()).isEqualTo(again);
        JsonNode other = loans().post("/decisions/" + first + "/contests", Map.of("statement", "And my salary.")).expect(409).body();
        assertThat(other.path("detail").asString()).contains(again);
    }

    @Test
    void whatIsNotReleasedOrNotTheirsOrSaysNothingIsRefused() {
        String open = submitted(loan("CONTEST-3"));
        JsonNode refused = loans().post("/decisions/" + open + "/contests", CONTEST).expect(409).body();
        assertThat(refused.path("type").asString()).isEqualTo("/problems/outcome/nothing-released");
        service("hiring-service").post("/decisions/" + open + "/contests", CONTEST).expect(404);
        loans().post("/decisions/" + released("CONTEST-4") + "/contests", Map.of("statement", " ")).expect(400);
    }

    @Test
    void theDatabaseRefusesTheSamePersonToo() {
        String first = released("CONTEST-5");
        String again = contested(first).path("id").asString();
        JsonNode shown = claim(person("ravi"), again);
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            db.sql("""
                    update inbox_task set state = 'DONE', done_at = now(), lease_until = null, holder = (select holder from inbox_task
                        where decision_id = ?::uuid) where decision_id = ?::uuid""").params(first, again).update();
            db.sql("""
                    insert into verdict_verdict (id, task_id, job_key, decision_id, reviewer, decision, outcome, reasons, sealed,
                        case_hash, decided_at)
                    select gen_random_uuid(), t.id, t.job_key, t.decision_id, o.holder, 'UPHOLD', 'deny', '[{"code":"L1"}]', '', ?, now()
                    from inbox_task t, inbox_task o where t.decision_id = ?::uuid and o.decision_id = ?::uuid""")
                    .params(Base64.getDecoder().decode(shown.path("caseHash").asString()), again, first).update();
            log.append("decision:" + again, EntryKind.VERDICT_RECORDED, Actor.system("test"), Map.of());
        })).hasMessageContaining("Expected somebody else to decide the contest");
    }

    private static String taskOf(String decision) {
        awaitStatus(loans(), decision, "IN_REVIEW");
        return person("ravi").get("/tasks?state=open&decision=" + decision).expect(200).body().at("/items/0/id").asString();
    }

    /** What taking the next one gives, and gives back. */
    private static String tasksOfNext(String who) {
        Api.Answer next = person(who).post("/queues/lending/claim-next", Map.of());
        if (next.status() != 200) return "";
        person(who).post("/tasks/" + next.body().path("id").asString() + "/release", Map.of()).expect(200);
        return next.body().path("decisionId").asString();
    }
}
