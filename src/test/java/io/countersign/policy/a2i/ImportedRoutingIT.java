package io.countersign.policy.a2i;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.countersign.RealStackTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was imported decides in the engine as the conditions did there. */
@RealStackTest
class ImportedRoutingIT {

    @Autowired
    CamundaClient engine;

    @Test
    void formsAreRoutedByTheirKeys() throws IOException {
        deploy("claim-forms");
        var unsure = Map.of("key", "Claim \"no\"", "keyValueConfidence", 59.9, "wordConfidences", List.of(85, 20));
        var oneWordSure = Map.of("key", "Claim no.", "keyValueConfidence", 59.9, "wordConfidences", List.of(85, 85.5));
        var sure = Map.of("key", "Claim number", "keyValueConfidence", 60, "wordConfidences", List.of(99));
        var signed = Map.of("key", "Signed", "keyValueConfidence", 10, "wordConfidences", List.of(10));
        assertThat(decided("claim-forms", Map.of("formKeys", List.of(unsure, signed)))).isEqualTo("claims 50 1");
        assertThat(decided("claim-forms", Map.of("formKeys", List.of(oneWordSure, signed)))).isEqualTo("claims 50 0.025");
        assertThat(decided("claim-forms", Map.of("formKeys", List.of(sure, signed)))).isEqualTo("claims 50 0.05");
        assertThat(decided("claim-forms", Map.of("formKeys", List.of(unsure)))).isEqualTo("claims 70 1");
        assertThat(decided("claim-forms", Map.of("formKeys", List.of()))).isEqualTo("claims 70 1");
    }

    @Test
    void picturesAreRoutedByTheirLabels() throws IOException {
        deploy("images");
        assertThat(decided("images", labels("Violence", 99))).isEqualTo("claims 50 1");
        assertThat(decided("images", labels("Violence", 99.1))).isEqualTo("claims 50 0");
        assertThat(decided("images", labels("Violence", 50))).isEqualTo("claims 50 0");
        assertThat(decided("images", labels("Weapons", 75))).isEqualTo("claims 50 1");
        assertThat(decided("images", labels("Weapons", 76))).isEqualTo("claims 50 0");
    }

    @Test
    void withoutTheFactsOrConditionsEveryCaseTakesTheLastRule() throws IOException {
        for (String name : List.of("claim-forms", "images", "custom", "odd")) {
            deploy(name);
            assertThat(decided(name, Map.of())).startsWith("claims 50 0");
        }
    }

    private static Map<String, Object> labels(String name, double confidence) {
        return Map.of("moderationLabels", List.of(Map.of("name", name, "confidence", confidence)));
    }

    private void deploy(String name) throws IOException {
        var flow = ImportedFlow.of(Files.readString(Path.of("src/test/resources/a2i/" + name + ".json")));
        engine.newDeployResourceCommand().addResourceStringUtf8(flow.routing(), name + ".dmn").send().join();
    }

    private String decided(String name, Map<String, Object> facts) {
        var variables = new java.util.HashMap<>(facts);
        variables.put("declaredQueue", "claims");
        String output = engine.newEvaluateDecisionCommand().decisionId("a2i-" + name + "-routing").variables(variables).send().join()
                .getDecisionOutput();
        JsonNode decided = JsonMapper.shared().readTree(output);
        return decided.path("queue").asString() + " " + decided.path("priority").asInt() + " "
                + new BigDecimal(decided.path("secondReviewRate").asString()).stripTrailingZeros().toPlainString();
    }
}
