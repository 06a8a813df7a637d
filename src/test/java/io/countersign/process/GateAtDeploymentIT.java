package io.countersign.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.process.internal.ProcessDefinitions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is brought to the engine passes the gate first, and so do those that call it. */
@RealStackTest
class GateAtDeploymentIT {

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

    private static Map<String, byte[]> files(String process, String job) {
        return Map.of(process + ".bpmn", PROCESS.formatted(process, job).getBytes(StandardCharsets.UTF_8));
    }
}
