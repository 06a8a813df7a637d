package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.RealStackTest;
import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.client.Api;
import io.countersign.intake.ReadDecision;
import io.countersign.journey.Parties;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Result;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The model's answer is not sent to a reviewer, by any route, before the reviewer's own finding is committed. */
@RealStackTest
class BlindMeansBlindIT extends Parties {

    private static final String SUMMARY = "Long duration, no savings.";
    private static final Map<String, ?> ALWAYS = Map.of("blindFirst", Map.of("when", "always"));

    @Autowired
    JdbcClient db;
    @Autowired
    Log log;
    @Autowired
    ReadDecision readDecision;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void nothingOfTheModelIsSentBeforeTheFindingIsCommitted() {
        loansAreReviewed(ALWAYS);
        Api rita = person("rita");
        String id = submitted(loan("BLIND-1"));
        var before = new ArrayList<String>();
        JsonNode shown = claim(rita, id);
        String path = "/tasks/" + shown.path("id").asString();
        before.add(shown.toString());
        before.add(rita.get(path).expect(200).body().toString());
        before.add(rita.get("/tasks?state=mine&decision=" + id).expect(200).body().toString());
        for (String decision : List.of("uphold", "override", "modify")) {
            JsonNode refused = verdict(rita, shown, decision, "approve").expect(422).body();
            assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/finding");
            before.add(refused.toString());
        }
        before.add(finding(rita, shown, "perhaps").expect(422).body().toString());
        assertThat(shown.path("phase").asString()).isEqualTo("blind");
        assertThat(shown.at("/inputs/creditAmount").asInt()).isEqualTo(5951);
        assertThat(before).allSatisfy(sent -> assertThat(sent).doesNotContain("recommendation").doesNotContain("0.83")
                .doesNotContain(SUMMARY).doesNotContain("factors").doesNotContain("-0.31").doesNotContain("credit-risk"));
        JsonNode open = finding(rita, shown, "approve").expect(200).body();
        assertThat(open.path("phase").asString()).isEqualTo("open");
        assertThat(open.at("/recommendation/summary").asString()).isEqualTo(SUMMARY);
        assertThat(open.at("/finding/outcome").asString()).isEqualTo("approve");
        verdict(rita, open, "override", "approve").expect(200);
        assertThat(awaitStatus(service("loan-service"), id, "RELEASED").at("/outcome/value").asString()).isEqualTo("approve");
    }

    @Test
    void aFindingIsCommittedOnceByWhoeverHoldsTheTask() {
        loansAreReviewed(ALWAYS);
        String id = submitted(loan("BLIND-2"));
        JsonNode shown = claim(person("rita"), id);
        finding(person("ravi"), shown, "deny").expect(409);
        finding(person("rita"), shown, "cannot-tell").expect(200);
        JsonNode again = finding(person("rita"), shown, "deny").expect(409).body();
        assertThat(again.path("type").asString()).isEqualTo("/problems/verdict/finding-committed");
        person("rita").post("/tasks/" + shown.path("id").asString() + "/release", Map.of()).expect(200);
        assertThat(claim(person("ravi"), id).path("phase").asString()).as("for somebody else").isEqualTo("blind");
    }

    @Test
    void whoOnlyAsksNeedsNoFindingAndReadsNoQuestionsOfThoseWhoSaw() {
        loansAreReviewed(ALWAYS);
        String id = submitted(loan("BLIND-3"));
        Api rita = person("rita");
        asked(rita, claim(rita, id), "Since when is she employed?", id);
        JsonNode second = claim(rita, id);
        assertThat(second.path("questions")).hasSize(1);
        finding(rita, second, "deny").expect(200);
        asked(rita, second, "Why does the model deny this?", id);
        JsonNode third = claim(person("ravi"), id);
        assertThat(third.path("questions").values()).extracting(each -> each.path("question").asString())
                .containsExactly("Since when is she employed?");
        assertThat(finding(person("ravi"), third, "deny").expect(200).body().path("questions")).hasSize(2);
    }

    @Test
    void thoseWhoDifferAreHiddenFromAnAdjudicatorToo() {
        loansAreReviewed(Map.of("verdicts", 2, "adjudicationQueue", "escalation", "blindFirst", Map.of("when", "always")));
        String id = submitted(loan("BLIND-4"));
        for (String name : List.of("rita", "ravi")) {
            JsonNode shown = claim(person(name), id);
            finding(person(name), shown, "deny").expect(200);
            verdict(person(name), shown, name.equals("rita") ? "uphold" : "override", name.equals("rita") ? "deny" : "approve").expect(200);
        }
        JsonNode third = claim(person("sana"), id);
        assertThat(third.path("part").asString()).isEqualTo("adjudication");
        assertThat(third.path("answers").isNull()).isTrue();
        assertThat(finding(person("sana"), third, "approve").expect(200).body().path("answers")).hasSize(2);
    }

    @Test
    void whoReviewsReadsNoOpenDecisionInAnotherRole() {
        UUID id = UUID.fromString(submitted(loan("BLIND-6")));
        var both = new Caller(new Actor(Actor.Kind.PERSON, UUID.randomUUID().toString()), "Both", Set.of(Role.REVIEWER, Role.AUDITOR),
                Set.of("lending"), Set.of(), null);
        assertThat(readDecision.read(both, id, ReadDecision.Part.all)).isInstanceOfSatisfying(Result.Refused.class,
                refused -> assertThat(refused.refusal().type()).isEqualTo("intake/reviewer-reads"));
    }

    @Test
    void theDatabaseAsksForTheFindingItself() {
        loansAreReviewed(ALWAYS);
        String id = submitted(loan("BLIND-5"));
        JsonNode shown = claim(person("rita"), id);
        UUID task = UUID.fromString(shown.path("id").asString());
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            db.sql("update inbox_task set state = 'DONE', done_at = now(), lease_until = null where id = ?").param(task).update();
            db.sql("""
                    insert into verdict_verdict (id, task_id, job_key, decision_id, reviewer, decision, outcome, reasons, sealed,
                        case_hash, decided_at)
                    select gen_random_uuid(), id, job_key, decision_id, holder, 'UPHOLD', 'deny', '[{"code":"L1"}]', '', ?, now()
                    from inbox_task where id = ?""").params(Base64.getDecoder().decode(shown.path("caseHash").asString()), task).update();
            log.append("decision:" + id, EntryKind.VERDICT_RECORDED, Actor.system("test"), Map.of());
        })).hasMessageContaining("Expected a finding before the verdict");
    }

    @Test
    void evidenceOfTheKindsThatMustBeSeenIsAskedForAndOpenedFirst() {
        loansAreReviewed(Map.of("mandatoryEvidence", List.of("text/*")));
        Api rita = person("rita");
        var refused = service("loan-service").submit(UUID.randomUUID().toString(), loan("EVID-1")).expect(422).body();
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/evidence");
        ObjectNode loan = loan("EVID-2");
        loan.putArray("evidence").addObject().put("name", "letter.txt").put("mediaType", "text/plain")
                .put("content", Base64.getEncoder().encodeToString("A letter.".getBytes()));
        JsonNode shown = claim(rita, submitted(loan));
        assertThat(shown.at("/evidence/0/mandatory").asBoolean()).isTrue();
        assertThat(uphold(rita, shown).expect(422).body().at("/errors/0/pointer").asString()).isEqualTo("/evidence/1");
        openMandatoryEvidence(rita, shown);
        uphold(rita, shown).expect(200);
    }

    private static void asked(Api reviewer, JsonNode task, String question, String decision) {
        reviewer.post("/tasks/" + task.path("id").asString() + "/verdict", Map.of("decision", "return", "question", question,
                "caseHash", task.path("caseHash").asString())).expect(200);
        awaitStatus(service("loan-service"), decision, "RETURNED");
        service("loan-service").post("/decisions/" + decision + "/information", Map.of("answer", "Since May.", "evidence", List.of()))
                .expect(200);
    }

    private static Api.Answer verdict(Api reviewer, JsonNode task, String decision, String outcome) {
        return reviewer.post("/tasks/" + task.path("id").asString() + "/verdict", Map.of("decision", decision, "outcome",
                outcome, "reasons", List.of(Map.of("code", "L1")), "rationale", "As the documents show.", "caseHash",
                task.path("caseHash").asString(), "meaning", "review"));
    }
}
