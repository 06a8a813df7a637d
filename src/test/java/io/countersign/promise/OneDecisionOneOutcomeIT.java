package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api.Answer;
import io.countersign.journey.Parties;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@RealStackTest
class OneDecisionOneOutcomeIT extends Parties {

    @Autowired
    JdbcClient db;

    @Test
    void theSameSubmissionTwiceIsOneDecision() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Answer> answers = atOnce(20, () -> service("loan-service").submit(key, loan("TWICE-1")));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(202).containsOnly(202, 200);
        assertThat(answers.stream().map(answer -> answer.body().path("id").asString()).distinct()).hasSize(1);
        assertThat(answers.stream().map(answer -> answer.body().path("receipt").toString()).distinct()).hasSize(1);
        assertThat(db.sql("select count(*) from intake_decision where reference = 'TWICE-1'").query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void theSameContentIsJudgedByItsCanonicalForm() {
        String key = UUID.randomUUID().toString();
        var loan = loan("TWICE-2");
        var first = service("loan-service").submit(key, loan).expect(202).body();
        var reordered = loan.deepCopy();
        reordered.set("useCase", reordered.remove("useCase"));
        reordered.withObject("inputs").put("creditAmount", new java.math.BigDecimal("5951.00"));
        var again = service("loan-service").submit(key, reordered).expect(200).body();
        assertThat(again.path("id")).isEqualTo(first.path("id"));
        reordered.withObject("inputs").put("creditAmount", 5952);
        assertThat(service("loan-service").submit(key, reordered).expect(409).body().path("type").asString())
                .isEqualTo("/problems/intake/key-reused");
    }

    @Test
    void ofManyWhoDecideAtOnceOneDoes() throws Exception {
        String id = submitted(loan("ONCE-1"));
        var rita = person("rita");
        JsonNode task = claim(rita, id);
        List<Answer> answers = atOnce(10, () -> uphold(rita, task));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
        awaitStatus(service("loan-service"), id, "RELEASED");
        assertThat(uphold(rita, task).status()).isEqualTo(409);
    }

    @Test
    void onlyTheHolderDecides() {
        String id = submitted(loan("ONCE-2"));
        JsonNode task = claim(person("rita"), id);
        Answer other = uphold(person("ravi"), task).expect(409);
        assertThat(other.body().path("type").asString()).isEqualTo("/problems/inbox/not-holder");
        assertThat(other.body().toString()).doesNotContainIgnoringCase("rita");
        person("ravi").post("/tasks/" + task.path("id").asString() + "/claim", Map.of()).expect(409);
        person("rita").post("/tasks/" + task.path("id").asString() + "/release", Map.of()).expect(200);
        assertThat(uphold(person("rita"), task).status()).isEqualTo(409);
        uphold(person("ravi"), claim(person("ravi"), id)).expect(200);
    }

    static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = threads.invokeAll(IntStream.range(0, count).mapToObj(n -> call).toList());
            return futures.stream().map(Future::resultNow).toList();
        }
    }
}
