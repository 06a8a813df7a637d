package io.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.JobWorker;
import io.countersign.RealStackTest;
import io.countersign.client.Samples;
import io.countersign.journey.Parties;
import io.countersign.process.ProcessPaths.Visit;
import io.countersign.process.internal.ProcessDefinitions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A customer's own process, of another shape than ours, gets a governed review by our element templates alone. */
@RealStackTest
class CustomerProcessIT extends Parties {

    private static final String PROCESS = "credit-line";

    @Autowired
    CamundaClient camunda;
    @Autowired
    ProcessDefinitions definitions;
    @Autowired
    ProcessPaths paths;

    @Test
    void itsUseCaseComesIntoForceOnceItIsDeployedAndThenACaseGoesAllItsWay() throws Exception {
        var use = (ObjectNode) Samples.useCase("loan-denial");
        person("stig").put("/use-cases/loan-denial", use.put("process", PROCESS)).expect(200);
        var refused = person("stella").post("/use-cases/loan-denial/activation", Map.of()).expect(422).body();
        assertThat(refused.path("errors").valueStream().filter(error -> error.path("pointer").asString().equals("/process")))
                .singleElement().satisfies(error -> assertThat(error.path("message").asString()).contains(PROCESS));
        awaitStatus(service("loan-service"), submitted(loan("APP-BEFORE")), "IN_REVIEW"); // the running version goes on
        deploy();
        LIVE.activate("loan-denial", use);
        String id = submitted(loan("APP-LINE"));
        try (var register = check("acme-register-check"); var list = check("acme-fraud-check")) {
            JsonNode asked = claim(person("rita"), id);
            person("rita").post("/tasks/" + asked.path("id").asString() + "/verdict", Map.of("decision", "return", "question",
                    "Which branch?", "caseHash", asked.path("caseHash").asString())).expect(200);
            service("loan-service").post("/decisions/" + id + "/information", Map.of("answer", "Elm Street.")).expect(200);
            uphold(person("rita"), claim(person("rita"), id)).expect(200);
            JsonNode released = awaitStatus(service("loan-service"), id, "RELEASED");
            assertThat(released.path("processVersion").asString()).isEqualTo(PROCESS + ":1");
        }
        await("the delivery").until(() -> passed(id), steps -> steps.equals(List.of("officer", "officer", "finalise", "deliver")));
    }

    private void deploy() throws Exception {
        String bpmn = Files.readString(Path.of("samples/processes", PROCESS + ".bpmn"));
        var deployed = camunda.newDeployResourceCommand().addResourceString(bpmn, StandardCharsets.UTF_8, PROCESS + ".bpmn")
                .send().join().getProcesses().getFirst();
        definitions.deployed(deployed.getBpmnProcessId() + ":" + deployed.getVersion(), bpmn);
    }

    private JobWorker check(String jobType) {
        return camunda.newWorker().jobType(jobType).handler((client, job) -> client.newCompleteCommand(job.getKey()).send())
                .open();
    }

    private List<String> passed(String decision) {
        return paths.of(UUID.fromString(decision)).stream().map(Visit::elementId).toList();
    }
}
