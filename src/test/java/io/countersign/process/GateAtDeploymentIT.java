package io.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.journey.Parties;
import io.countersign.process.internal.ProcessDefinitions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is brought to the engine passes the gate first, and so do those that call it. */
@RealStackTest
class GateAtDeploymentIT extends Parties {

    private static final String PROCESS = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
              <bpmn:process id="%s" isExecutable="true">
                <bpmn:startEvent id="begin"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="a" sourceRef="begin" targetRef="step" />
                <bpmn:serviceTask id="step" name="The only step"><bpmn:extensionElements>
                  <zeebe:taskDefinition type="%s" /></bpmn:extensionElements>
                  <bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing></bpmn:serviceTask>
                <bpmn:sequenceFlow id="b" sourceRef="step" targetRef="end" />
                <bpmn:endEvent id="end"><bpmn:incoming>b</bpmn:incoming></bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>""";

    private static final String CALLER = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
              <bpmn:process id="asks-first" isExecutable="true">
                <bpmn:startEvent id="begin" /><bpmn:sequenceFlow id="a" sourceRef="begin" targetRef="ask" />
                <bpmn:callActivity id="ask"><bpmn:extensionElements><zeebe:calledElement processId="asks" />
                  </bpmn:extensionElements></bpmn:callActivity>
                <bpmn:sequenceFlow id="b" sourceRef="ask" targetRef="end-it" />
                <bpmn:serviceTask id="end-it"><bpmn:extensionElements>
                  <zeebe:taskDefinition type="finalise-decision" /></bpmn:extensionElements></bpmn:serviceTask>
              </bpmn:process>
            </bpmn:definitions>""";

    @Autowired
    ProcessDefinitions definitions;
    @Autowired
    ProcessPaths paths;

    @Test
    void aProcessThatFinalisesUnreviewedIsRefusedWithItsPath() {
        assertThatThrownBy(() -> definitions.mustPassGate(files("hasty", "finalise-decision")))
                .hasMessageContaining("hasty.bpmn").hasMessageContaining("begin").hasMessageContaining("The only step");
    }

    @Test
    void aReviewThatReviewsNothingIsRefusedBecauseOfThoseThatCallIt() {
        await().until(() -> paths.bpmn("loan-denial:1").isPresent());
        assertThatThrownBy(() -> definitions.mustPassGate(files("human-review", "send-a-letter")))
                .hasMessageContaining("loan-denial");
    }

    @Test
    void anHonestOnePasses() {
        definitions.mustPassGate(files("only-looks", "human-review"));
    }

    @Test
    void aStewardDeploysWhatPassesAndIsToldThePathOfWhatDoesNot() {
        var refused = deploy("hasty", "finalise-decision").expect(422).body();
        assertThat(refused.path("type").asString()).isEqualTo("/problems/process/escapes-review");
        assertThat(refused.at("/errors/0/message").asString()).contains("begin").contains("The only step");
        assertThat(deploy("human-review", "send-a-letter").expect(422).body().toString()).contains("loan-denial");
        assertThat(deploy("only-looks", "human-review").expect(200).body().at("/processes/0").asString()).isEqualTo("only-looks:1");
        assertThat(deploy("only-looks", "human-review").expect(200).body().at("/processes/0").asString()).as("again")
                .isEqualTo("only-looks:1");
        assertThat(paths.bpmn("only-looks:1")).isPresent();
        var unreadable = person("stig").post("/processes", Map.of("files", List.of(Map.of("name", "x.bpmn", "content", "no XML"))));
        assertThat(unreadable.expect(422).body().at("/errors/0/pointer").asString()).isEqualTo("/files/0");
    }

    @Test
    void aStewardUploadsFilesAsAFormToo() {
        assertThat(upload(PROCESS.formatted("uploaded", "human-review")).expect(200).body().at("/processes/0").asString()).isEqualTo("uploaded:1");
        assertThat(upload(PROCESS.formatted("uploaded", "finalise-decision")).expect(422).body().toString()).contains("The only step");
        assertThat(upload("x".repeat(5_000_000)).expect(422).body().at("/errors/0/message").asString()).contains("4 MiB");
    }

    private static Api.Answer upload(String bpmn) {
        String form = "--part\r\nContent-Disposition: form-data; name=\"files\"; filename=\"uploaded.bpmn\"\r\n\r\n" + bpmn + "\r\n--part--\r\n";
        Api stig = person("stig");
        return stig.send(stig.request("/processes").header("Content-Type", "multipart/form-data; boundary=part")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    void whatACaseMayStillGoByIsJudgedThoughItIsNotTheNewest() {
        submitted(loan("APP-OLDER"));
        deploy("asks", "human-review").expect(200);
        send("asks-first", CALLER).expect(200);
        deploy("asks-first", "human-review").expect(200);
        var refused = deploy("asks", "send-a-letter").expect(422).body();
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/files/asks-first:1");
        assertThat(refused.at("/errors/0/message").asString()).contains("end-it");
    }

    private static Api.Answer deploy(String process, String job) {
        return send(process, PROCESS.formatted(process, job));
    }

    private static Api.Answer send(String process, String bpmn) {
        return person("stig").post("/processes", Map.of("files", List.of(Map.of("name", process + ".bpmn", "content", bpmn))));
    }

    private static Map<String, byte[]> files(String process, String job) {
        return Map.of(process + ".bpmn", PROCESS.formatted(process, job).getBytes(StandardCharsets.UTF_8));
    }
}
