package io.countersign.policy.a2i;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.policy.UseCaseDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ImportedFlowTest {

    @Test
    void settingsSayWhatTheTaskSaid() throws IOException {
        var settings = JsonMapper.shared().readTree(imported("claim-forms").settings());
        assertThat(settings.path("title").asString()).isEqualTo("Check the claim form");
        assertThat(settings.at("/oversight/verdicts").asInt()).isEqualTo(3);
        assertThat(settings.at("/oversight/quorum").asInt()).isEqualTo(2);
        assertThat(settings.path("reviewWithin").asString()).isEqualTo("PT240H");
        assertThat(settings.at("/oversight").has("secondReview")).as("three judge each case anyway").isFalse();
        var plain = JsonMapper.shared().readTree(imported("custom").settings());
        assertThat(plain.at("/oversight/verdicts").asInt()).isEqualTo(1);
        assertThat(plain.at("/oversight").has("secondReview")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim-forms", "images", "custom", "odd"})
    void settingsAreFieldsOfADefinitionAsTheyStand(String flow) throws IOException {
        var settings = (ObjectNode) JsonMapper.shared().readTree(imported(flow).settings());
        var definition = (ObjectNode) JsonMapper.shared().readTree(Files.readString(Path.of("samples/use-cases/loan-denial.json")));
        definition.setAll(settings);
        var read = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
                .treeToValue(definition, UseCaseDefinition.class);
        assertThat(read.review().persons()).isEqualTo(settings.at("/oversight/verdicts").asInt());
        assertThat(JsonMapper.shared().<JsonNode>valueToTree(read).path("title")).isEqualTo(settings.path("title"));
    }

    @Test
    void whatIsSampledAnywayAsksForASecondPersonWhereOneJudges() {
        String flow = """
                {"FlowDefinitionName":"some","HumanLoopConfig":{"TaskCount":%d},"HumanLoopActivationConfig":{
                "HumanLoopActivationConditionsConfig":{"HumanLoopActivationConditions":{"Conditions":[{"ConditionType":"Sampling",
                "ConditionParameters":{"RandomSamplingPercentage":2.5}}]}}}}""";
        var one = JsonMapper.shared().readTree(ImportedFlow.of(flow.formatted(1)).settings());
        assertThat(one.at("/oversight/secondReview/rate").decimalValue()).isEqualByComparingTo("0.025");
        assertThat(one.at("/oversight/secondReview/seed").asString()).isEqualTo("a2i-some");
        assertThat(ImportedFlow.of(flow.formatted(2)).note()).contains("several persons judge each case anyway");
    }

    @Test
    void everyFieldIsCarriedOverOrNamed() throws IOException {
        assertThat(imported("claim-forms").left()).extracting(NotCarried::pointer).containsExactlyInAnyOrder("/RoleArn", "/OutputConfig",
                "/HumanLoopRequestSource", "/Tags", "/HumanLoopConfig/WorkteamArn", "/HumanLoopConfig/HumanTaskUiArn",
                "/HumanLoopConfig/TaskKeywords", "/HumanLoopConfig/TaskDescription", "/HumanLoopConfig/TaskTimeLimitInSeconds",
                "/HumanLoopActivationConfig/HumanLoopActivationConditionsConfig/HumanLoopActivationConditions#");
        assertThat(imported("images").left()).extracting(NotCarried::pointer).contains("/FlowDefinitionArn", "/FlowDefinitionStatus",
                "/CreationTime", "/HumanLoopConfig/PublicWorkforceTaskPrice");
    }

    @Test
    void whatIsNotKnownIsNamedWithItsPlace() throws IOException {
        String at = "/HumanLoopActivationConfig/HumanLoopActivationConditionsConfig/HumanLoopActivationConditions#/Conditions/";
        var odd = imported("odd");
        assertThat(odd.left()).extracting(NotCarried::pointer).contains(at + 0, at + "1/And/0", at + 2, at + 3, at + 4, at + 5,
                "/HumanLoopConfig/TaskColour");
        assertThat(odd.left()).filteredOn(left -> left.pointer().equals(at + "1/And/0")).singleElement()
                .extracting(NotCarried::why).asString().contains("ConfidenceNear", "left out with it");
        assertThat(odd.routing()).as("no rule but the last").doesNotContain("rule-1\"").contains("rule-otherwise");
        assertThat(odd.left()).allSatisfy(left -> assertThat(odd.note()).contains(left.toString()));
    }

    @Test
    void theNoteSaysThatHereEverythingIsReviewed() throws IOException {
        assertThat(imported("claim-forms").note()).contains("a prediction that meets no condition is not reviewed at all",
                "Here every case is reviewed by a person", "unless two persons allow favourable outcomes to pass",
                "Key Claim number, pair < 60, words < 85.5: a second review of 100 %",
                "Key Claim number, pair >= 60: a second review of 5 %", "Key Signature is missing: a second review of 100 %",
                "formKeys: a list of");
    }

    @Test
    void theModelsConfidenceNeverRaisesAPriority() throws IOException {
        String routing = imported("claim-forms").routing();
        assertThat(routing.split("<text>70</text>", -1)).as("the missing key alone").hasSize(2);
        assertThat(imported("images").routing()).doesNotContain("<text>70</text>");
    }

    /** Nobody can read a table of that size, and nobody shall have to compute one. */
    @Test
    void conditionsThatMultiplyAreRefused() {
        String or = "{\"Or\":[" + "{\"ConditionType\":\"Sampling\",\"ConditionParameters\":{\"RandomSamplingPercentage\":1}},".repeat(20)
                .replaceAll(",$", "") + "]}";
        String flow = """
                {"FlowDefinitionName":"many","HumanLoopConfig":{},"HumanLoopActivationConfig":{"HumanLoopActivationConditionsConfig":
                {"HumanLoopActivationConditions":{"Conditions":[{"And":[%s,%s,%s,%s,%s,%s]}]}}}}""".formatted(or, or, or, or, or, or);
        assertThatThrownBy(() -> ImportedFlow.of(flow)).isInstanceOf(UnreadableFlow.class).hasMessageContaining("more than 200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            no JSON                                                            | is not JSON, at line 1
            []                                                                 | expected a JSON object
            {"FlowDefinitionName":"a","FlowDefinitionName":"b"}                | is not JSON
            {"HumanLoopConfig":{}}                                             | /FlowDefinitionName: expected
            {"FlowDefinitionName":"a b","HumanLoopConfig":{}}                  | found 'a b'
            {"FlowDefinitionName":"a"}                                         | /HumanLoopConfig: is missing
            {"FlowDefinitionName":"a","HumanLoopConfig":{"TaskCount":4}}       | /HumanLoopConfig/TaskCount: expected a whole number from 1 to 3
            {"FlowDefinitionName":"a","HumanLoopConfig":{"TaskCount":"two"}}   | /HumanLoopConfig/TaskCount: expected
            {"FlowDefinitionName":"a","HumanLoopConfig":{"TaskTimeLimitInSeconds":0.5}} | /HumanLoopConfig/TaskTimeLimitInSeconds: expected
            {"FlowDefinitionName":"a","HumanLoopConfig":{},"HumanLoopActivationConfig":{"HumanLoopActivationConditionsConfig":{"HumanLoopActivationConditions":"x"}}} | HumanLoopActivationConditions: is not JSON
            {"FlowDefinitionName":"a","HumanLoopConfig":{},"HumanLoopActivationConfig":{"HumanLoopActivationConditionsConfig":{"HumanLoopActivationConditions":"{}"}}} | expected an array 'Conditions'
            """)
    void whatIsNoFlowDefinitionIsRefusedByName(String json, String why) {
        assertThatThrownBy(() -> ImportedFlow.of(json)).isInstanceOf(UnreadableFlow.class).hasMessageContaining(why);
    }

    private static ImportedFlow imported(String name) throws IOException {
        return ImportedFlow.of(Files.readString(Path.of("src/test/resources/a2i/" + name + ".json")));
    }
}
