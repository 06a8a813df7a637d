package io.countersign.journey;

import static io.countersign.journey.OtherEndingsIT.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A reviewer asks, the service answers, and the case is another one than before. */
@RealStackTest
class QuestionIT extends Parties {

    private static final String PAYSLIP = Base64.getEncoder().encodeToString("2,400 net".getBytes(StandardCharsets.UTF_8));
    private static final Map<String, Object> ANSWER = Map.of("answer", "The latest payslip.", "evidence",
            List.of(Map.of("name", "payslip.txt", "mediaType", "text/plain", "content", PAYSLIP, "mandatory", true)));

    private static Api loans() {
        return service("loan-service");
    }

    private static JsonNode returned(String id) {
        JsonNode task = claim(person("rita"), id);
        verdict(person("rita"), task, Map.of("decision", "return", "question", "What is the income?")).expect(200);
        return task;
    }

    @Test
    void aQuestionIsAnsweredWithEvidenceAndTheCaseIsDecidedAsItThenIs() {
        String id = submitted(loan("APP-ASKED"));
        JsonNode first = returned(id);
        JsonNode asked = awaitStatus(loans(), id, "RETURNED");
        assertThat(asked.path("question").asString()).isEqualTo("What is the income?");
        assertThat(asked.has("outcome")).isFalse();

        JsonNode answered = loans().post("/decisions/" + id + "/information", ANSWER).expect(200).body();
        assertThat(answered.path("status").asString()).isEqualTo("IN_REVIEW");
        JsonNode second = claim(person("ravi"), id);
        assertThat(second.path("id")).isNotEqualTo(first.path("id"));
        assertThat(second.path("caseHash")).isNotEqualTo(first.path("caseHash"));
        assertThat(second.at("/questions/0/question").asString()).isEqualTo("What is the income?");
        assertThat(second.at("/questions/0/answer").asString()).isEqualTo("The latest payslip.");
        assertThat(second.at("/evidence/0/name").asString()).isEqualTo("payslip.txt");

        JsonNode stale = verdict(person("ravi"), second, Map.of("decision", "uphold", "caseHash", first.path("caseHash").asString()))
                .expect(409).body();
        assertThat(stale.path("type").asString()).isEqualTo("/problems/verdict/stale-case");
        assertThat(stale.path("caseHash")).isEqualTo(second.path("caseHash"));
        assertThat(StreamSupport.stream(stale.path("diff").spliterator(), false)
                .map(part -> part.path("change").asString() + " " + part.path("pointer").asString()))
                .containsExactlyInAnyOrder("added /answers/1", "added /evidence/1");

        JsonNode unopened = uphold(person("ravi"), second).expect(422).body();
        assertThat(unopened.at("/errors/0/pointer").asString()).isEqualTo("/evidence/1");
        openMandatoryEvidence(person("ravi"), second);
        uphold(person("ravi"), second).expect(200);
        assertThat(awaitStatus(loans(), id, "RELEASED").has("question")).isFalse();
    }

    @Test
    void theHashOfACaseThatNeverWasIsStaleWithoutADiff() {
        String id = submitted(loan("APP-ASKED"));
        JsonNode task = claim(person("rita"), id);
        String never = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(verdict(person("rita"), task, Map.of("decision", "uphold", "caseHash", never)).expect(409).body()
                .path("diff")).isEmpty();
        verdict(person("rita"), task, Map.of("decision", "uphold", "caseHash", "not base64")).expect(409);
    }

    @Test
    void nothingIsAnsweredThatWasNotAsked() {
        String id = submitted(loan("APP-UNASKED"));
        JsonNode task = claim(person("rita"), id);
        assertThat(loans().post("/decisions/" + id + "/information", ANSWER).expect(409).body().path("state").asString())
                .isEqualTo("IN_REVIEW");
        uphold(person("rita"), task).expect(200);
        awaitStatus(loans(), id, "RELEASED");
        assertThat(loans().post("/decisions/" + id + "/information", ANSWER).expect(409).body().path("state").asString())
                .isEqualTo("RELEASED");
    }

    @Test
    void aQuestionIsAnsweredOnce() {
        String id = submitted(loan("APP-ASKED"));
        returned(id);
        awaitStatus(loans(), id, "RETURNED");
        loans().post("/decisions/" + id + "/information", ANSWER).expect(200);
        loans().post("/decisions/" + id + "/information", ANSWER).expect(409);
        assertThat(claim(person("rita"), id).path("evidence")).hasSize(1);
    }

    @Test
    void anAnswerIsReadAsStrictlyAsASubmission() {
        String id = submitted(loan("APP-ASKED"));
        returned(id);
        awaitStatus(loans(), id, "RETURNED");
        String path = "/decisions/" + id + "/information";
        for (Map<String, Object> bad : List.<Map<String, Object>>of(Map.of(), Map.of("answer", " "), Map.of("answer", "\0"),
                Map.of("answer", "yes", "colour", "red"), Map.of("answer", 5),
                Map.of("answer", "yes", "evidence", List.of(Map.of("name", "a", "mediaType", "text/plain", "content", "")))))
            loans().post(path, bad).expect(400);
        String tooMuch = Base64.getEncoder().encodeToString(new byte[10 * 1024 * 1024 + 1]);
        loans().post(path, Map.of("answer", "yes", "evidence", List.of(Map.of("name", "a", "mediaType", "text/plain",
                "content", tooMuch)))).expect(413);
        assertThat(awaitStatus(loans(), id, "RETURNED").path("question").asString()).isEqualTo("What is the income?");
    }

    @Test
    void aReturnedCaseCanStillBeWithdrawn() {
        String id = submitted(loan("APP-ASKED"));
        returned(id);
        awaitStatus(loans(), id, "RETURNED");
        loans().post("/decisions/" + id + "/withdrawal", Map.of("reason", "No payslip.")).expect(200);
        loans().post("/decisions/" + id + "/information", ANSWER).expect(409);
    }
}
