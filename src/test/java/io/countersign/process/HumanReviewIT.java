package io.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.journey.Parties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The process that all others call: how a review is interrupted and taken up again, and how it ends without a verdict. */
@RealStackTest
class HumanReviewIT extends Parties {

    @Autowired
    ProcessCommands commands;
    @Autowired
    ProcessPaths paths;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    CamundaClient camunda;

    @Test
    void aHeldReviewIsClosedAndOpenedAnewWhenTheCaseIsResumed() {
        String id = submitted(loan("APP-HELD"));
        JsonNode before = claim(person("rita"), id);
        tell(id, "decision-held");
        await("the end of the first review").until(() -> stateOf(before).equals("CLOSED"));
        assertThat(open(id)).isEmpty();
        uphold(person("rita"), before).expect(409);
        tell(id, "decision-resumed");
        uphold(person("rita"), claim(person("rita"), id)).expect(200);
        awaitStatus(service("loan-service"), id, "RELEASED");
    }

    @Test
    void aCaseThatIsHeldWhileItsServiceIsAskedWaitsForTheAnswerAgainAfterwards() {
        String id = submitted(loan("APP-HELD-ASKED"));
        JsonNode task = claim(person("rita"), id);
        person("rita").post("/tasks/" + task.path("id").asString() + "/verdict", Map.of("decision", "return", "question",
                "Since when?", "caseHash", task.path("caseHash").asString())).expect(200);
        tell(id, "decision-held");
        await("the hold").until(() -> reached(id, "close-review"), times -> times == 1);
        tell(id, "decision-resumed");
        await("the review, which asks again").until(() -> reached(id, "human-review"), times -> times == 2);
        service("loan-service").post("/decisions/" + id + "/information", Map.of("answer", "Since May.")).expect(200);
        uphold(person("rita"), claim(person("rita"), id)).expect(200);
        awaitStatus(service("loan-service"), id, "RELEASED");
    }

    /** By an error, which the caller must catch: never as if it had been reviewed. */
    @Test
    void aCaseThatIsClosedDoesNotLetItsCallerGoOn() throws Exception {
        String id = submitted(loan("APP-CLOSED"));
        service("loan-service").post("/decisions/" + id + "/withdrawal", Map.of("reason", "No need.")).expect(200);
        deploy("caller");
        var end = camunda.newCreateInstanceCommand().bpmnProcessId("caller").latestVersion()
                .variables(Map.of("decisionId", id, "declaredQueue", "lending", "escalateAt", "2099-01-01T00:00:00Z"))
                .withResult().requestTimeout(Duration.ofMinutes(1)).send().join();
        assertThat(end.getVariablesAsMap()).containsEntry("caught", true).doesNotContainKey("reviewed");
    }

    private void deploy(String process) throws Exception {
        await().until(() -> paths.bpmn("human-review:1").isPresent());
        camunda.newDeployResourceCommand().addResourceString(Files.readString(Path.of("src/test/resources",
                process + ".bpmn")), StandardCharsets.UTF_8, process + ".bpmn").send().join();
    }

    private void tell(String decision, String message) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> commands.tell(UUID.fromString(decision), message));
    }

    private long reached(String decision, String jobType) {
        return paths.of(UUID.fromString(decision)).stream().filter(visit -> visit.jobType().equals(jobType)).count();
    }

    private static String stateOf(JsonNode task) {
        Api.Answer answer = person("rita").post("/tasks/" + task.path("id").asString() + "/extend", Map.of());
        return answer.status() == 409 ? answer.body().path("state").asString() : "";
    }

    private static JsonNode open(String decision) {
        return person("rita").get("/tasks?state=open&decision=" + decision).expect(200).body().path("items");
    }
}
