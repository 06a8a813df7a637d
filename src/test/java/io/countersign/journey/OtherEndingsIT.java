package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ways of a decision that do not simply end in a verdict. */
@RealStackTest
class OtherEndingsIT extends Parties {

    private static Api loans() {
        return service("loan-service");
    }

    static Api.Answer verdict(Api reviewer, JsonNode task, Map<String, Object> more) {
        var verdict = new HashMap<String, Object>(Map.of("reasons", List.of(Map.of("code", "L1")), "rationale",
                "Checked against the documents.", "caseHash", task.path("caseHash").asString(), "meaning", "review"));
        verdict.putAll(more);
        return reviewer.post("/tasks/" + task.path("id").asString() + "/verdict", verdict);
    }

    private static JsonNode listed(Api reviewer, String decision) {
        return reviewer.get("/tasks?decision=" + decision).expect(200).body().path("items");
    }

    private static JsonNode awaitListed(Api reviewer, String decision) {
        return await("a task for " + decision).until(() -> listed(reviewer, decision), tasks -> !tasks.isEmpty()).get(0);
    }

    private static Api.Answer withdraw(String decision) {
        return loans().post("/decisions/" + decision + "/withdrawal", Map.of("reason", "The applicant cancelled."));
    }

    /** PostgreSQL writes numbers without exponent; whoever reads them back must not stumble over their length. */
    @Test
    void numbersOfAnySizeGoThroughToTheRelease() {
        var loan = loan("APP-NUMBERS");
        ((ObjectNode) loan.path("recommendation")).put("confidence", new BigDecimal("1e-150"));
        ((ObjectNode) loan.path("subject")).putObject("attributes").put("smallest", new BigDecimal("5e-324"));
        ((ObjectNode) loan.at("/factors/0")).put("value", new BigDecimal("1.7976931348623157e308"));
        String id = submitted(loan);
        JsonNode task = claim(person("rita"), id);
        assertThat(task.at("/factors/0/value").decimalValue()).isEqualByComparingTo("1.7976931348623157e308");
        verdict(person("rita"), task, Map.of("decision", "modify", "outcome", "deny", "changes",
                Map.of("rate", new BigDecimal("1e150")))).expect(200);
        awaitStatus(loans(), id, "RELEASED");
    }

    @Test
    void whatTheKindOfAnswerDoesNotAskForMustBeStorableToo() {
        JsonNode task = claim(person("rita"), submitted(loan("APP-NUL")));
        assertThat(verdict(person("rita"), task, Map.of("decision", "return", "question", "Since when?", "rationale", "\0"))
                .expect(422).body().at("/errors/0/pointer").asString()).isEqualTo("/rationale");
        assertThat(verdict(person("rita"), task, Map.of("decision", "uphold", "question", "\0")).expect(422).body()
                .at("/errors/0/pointer").asString()).isEqualTo("/question");
        assertThat(verdict(person("rita"), task, Map.of("decision", "uphold", "changes", Map.of("x", "y".repeat(20_000))))
                .expect(422).body().at("/errors/0/pointer").asString()).isEqualTo("/changes");
        uphold(person("rita"), task).expect(200);
    }

    @Test
    void withdrawalClosesATaskThatNobodyHolds() {
        String id = submitted(loan("APP-WITHDRAWN"));
        String task = awaitListed(person("rita"), id).path("id").asString();
        JsonNode answer = withdraw(id).expect(200).body();
        assertThat(answer.path("status").asString()).isEqualTo("WITHDRAWN");
        assertThat(listed(person("rita"), id)).isEmpty();
        assertThat(person("rita").post("/tasks/" + task + "/claim", Map.of()).expect(409).body().path("state").asString())
                .isEqualTo("CLOSED");
        assertThat(withdraw(id).expect(200).body()).isEqualTo(answer);
        assertThat(loans().get("/decisions/" + id).expect(200).body().path("status").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void whoHoldsAWithdrawnCaseIsToldThatItIsClosed() {
        String id = submitted(loan("APP-WITHDRAWN"));
        JsonNode task = claim(person("rita"), id);
        withdraw(id).expect(200);
        for (var refused : List.of(uphold(person("rita"), task), person("rita").post("/tasks/" + task.path("id").asString() + "/release", Map.of()),
                person("rita").post("/tasks/" + task.path("id").asString() + "/extend", Map.of()))) {
            assertThat(refused.expect(409).body().path("state").asString()).isEqualTo("CLOSED");
            assertThat(refused.body().path("detail").asString()).contains("CLOSED");
        }
    }

    @Test
    void aReleasedDecisionIsNotWithdrawn() {
        String id = submitted(loan("APP-RELEASED"));
        uphold(person("rita"), claim(person("rita"), id)).expect(200);
        awaitStatus(loans(), id, "RELEASED");
        assertThat(withdraw(id).expect(409).body().path("state").asString()).isEqualTo("RELEASED");
        loans().post("/decisions/" + id + "/withdrawal", Map.of()).expect(400);
    }

    @Test
    void aHandedUpCaseIsDecidedByTheSeniorAlone() {
        String id = submitted(loan("APP-ESCALATED"));
        JsonNode task = claim(person("rita"), id);
        verdict(person("rita"), task, Map.of("decision", "escalate")).expect(200);
        assertThat(listed(person("rita"), id)).isEmpty();
        assertThat(listed(person("ravi"), id)).isEmpty();
        assertThat(listed(person("sana"), id).get(0).path("queue").asString()).isEqualTo("escalation");
        uphold(person("rita"), task).expect(404);
        verdict(person("sana"), claim(person("sana"), id), Map.of("decision", "override", "outcome", "approve")).expect(200);
        JsonNode outcome = awaitStatus(loans(), id, "RELEASED").path("outcome");
        assertThat(outcome.path("value").asString()).isEqualTo("approve");
        assertThat(outcome.path("changedFromRecommendation").asBoolean()).isTrue();
        assertThat(outcome.path("reviewers")).singleElement().extracting(JsonNode::asString).isEqualTo("Sana Demo");
    }

    @Test
    void whoAbstainsDoesNotGetTheCaseAgainAndAnotherDoes() {
        String id = submitted(loan("APP-ABSTAINED"));
        JsonNode task = claim(person("rita"), id);
        verdict(person("rita"), task, Map.of("decision", "abstain", "rationale", "A neighbour.")).expect(200);
        JsonNode refusal = person("rita").post("/tasks/" + task.path("id").asString() + "/claim", Map.of()).expect(409).body();
        assertThat(refusal.path("detail").asString()).contains("abstained");
        uphold(person("rita"), task).expect(409);
        uphold(person("ravi"), claim(person("ravi"), id)).expect(200);
        awaitStatus(loans(), id, "RELEASED");
    }

    @Test
    void aCaseThatNobodyTakesInTimeIsEscalated() {
        ObjectNode loan = loan("APP-OVERDUE").put("dueAt", Instant.now().plus(Duration.ofSeconds(15)).toString());
        String id = submitted(loan);
        JsonNode task = await("escalation of " + id).until(() -> listed(person("sana"), id),
                tasks -> tasks.path(0).path("escalated").asBoolean(false)).get(0);
        assertThat(task.path("queue").asString()).isEqualTo("escalation");
        assertThat(listed(person("rita"), id)).isEmpty();
    }

    /** Its timer may run before its task is there. */
    @Test
    void aCaseThatIsDueAtOnceIsEscalatedToo() {
        ObjectNode loan = loan("APP-OVERDUE");
        String id = await("an accepted submission").until(() -> loans().submit(java.util.UUID.randomUUID().toString(),
                loan.put("dueAt", Instant.now().plusMillis(100).toString())), answer -> answer.status() == 202).body().path("id").asString();
        JsonNode task = await("escalation of " + id).until(() -> listed(person("sana"), id),
                tasks -> tasks.path(0).path("escalated").asBoolean(false)).get(0);
        assertThat(task.path("queue").asString()).isEqualTo("escalation");
    }

    @Test
    void aCaseInWorkThatIsNotDoneInTimeStaysWithItsReviewerAndIsMarked() {
        String id = submitted(loan("APP-OVERDUE").put("dueAt", Instant.now().plus(Duration.ofSeconds(20)).toString()));
        JsonNode task = claim(person("rita"), id);
        await("the mark on " + id).until(() -> person("rita").get("/tasks/" + task.path("id").asString()).expect(200).body()
                .path("escalated").asBoolean());
        uphold(person("rita"), task).expect(200);
        awaitStatus(loans(), id, "RELEASED");
    }

    @Test
    void aModificationThatKeepsTheOutcomeSaysWhatChanges() {
        String id = submitted(loan("APP-MODIFIED"));
        JsonNode task = claim(person("rita"), id);
        for (Object nothing : List.of(Map.of(), List.of())) {
            var refused = verdict(person("rita"), task, Map.of("decision", "modify", "outcome", "deny", "changes", nothing)).expect(422);
            assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/changes");
        }
        verdict(person("rita"), task, Map.of("decision", "modify", "outcome", "deny")).expect(422);
        verdict(person("rita"), task, Map.of("decision", "modify", "outcome", "deny", "changes", Map.of("limit", 2000))).expect(200);
        JsonNode released = awaitStatus(loans(), id, "RELEASED");
        assertThat(released.at("/outcome/value").asString()).isEqualTo("deny");
        assertThat(released.at("/outcome/changedFromRecommendation").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\ud800"})
    void textThatCannotBeKeptIsRefusedWhereverAPersonWritesIt(String odd) {
        String id = submitted(loan("APP-ODD"));
        JsonNode task = claim(person("rita"), id);
        for (Map<String, Object> odds : List.<Map<String, Object>>of(Map.of("decision", "uphold", "rationale", odd + "."),
                Map.of("decision", "modify", "outcome", "deny", "changes", Map.of("note", odd)),
                Map.of("decision", "modify", "outcome", "deny", "changes", Map.of("a" + odd, List.of(1))),
                Map.of("decision", "uphold", "reasons", List.of(Map.of("code", "L1", "text", odd + "."))),
                Map.of("decision", "return", "question", odd + "?"), Map.of("decision", "uphold", "caseHash", odd)))
            assertThat(escaped(person("rita"), "/tasks/" + task.path("id").asString() + "/verdict", task, odds).status())
                    .as(odds.keySet().toString()).isIn(400, 409, 422);
        assertThat(escaped(loans(), "/decisions/" + id + "/withdrawal", task, Map.of("reason", odd + ".")).status()).isEqualTo(400);
        assertThat(loans().get("/decisions/" + id).expect(200).body().path("status").asString()).isEqualTo("IN_REVIEW");
    }

    /** Half a character is not written by our JSON library, so it is escaped by hand. */
    private static Api.Answer escaped(Api party, String path, JsonNode task, Map<String, Object> body) {
        var all = new HashMap<String, Object>();
        if (!body.containsKey("reason")) all.putAll(Map.of("reasons", List.of(Map.of("code", "L1")), "rationale", "Checked.",
                "caseHash", task.path("caseHash").asString()));
        all.putAll(body);
        String json = Api.JSON.valueToTree(all).toString().replace("\ud800", "\\ud800");
        return party.send(party.request(path).header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(json)));
    }
}
