package io.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.countersign.RealStackTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is drawn, what is offered as a template and what there is a handler for are the same things. */
@RealStackTest
class ShippedProcessesIT {

    private static final Pattern JOB_TYPE = Pattern.compile("<zeebe:taskDefinition[^>]* type=\"([^\"]+)\"");

    @Autowired
    List<StepHandler> handlers;
    @Autowired
    ProcessPaths paths;
    @Autowired
    CamundaClient camunda;

    static List<String> processes() throws IOException {
        return names("bpmn/processes", ".bpmn");
    }

    static List<String> tables() throws IOException {
        return names("bpmn/decisions", ".dmn");
    }

    @Test
    void everyJobTypeHasItsHandlerAndEveryHandlerItsJobType() throws IOException {
        assertThat(drawnJobTypes()).isEqualTo(handlers.stream().map(StepHandler::jobType)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyJobTypeAndTheReviewHaveAnElementTemplate() throws IOException {
        Set<String> offered = new TreeSet<>();
        for (String name : names("bpmn/element-templates", ".json")) {
            JsonNode template = JsonMapper.shared().readTree(Path.of("bpmn/element-templates", name + ".json"));
            assertThat(template.path("id").asString()).isEqualTo("io.countersign." + name);
            offered.add(template.at("/properties/0/binding/property").asString() + " "
                    + template.at("/properties/0/value").asString());
        }
        Set<String> wanted = drawnJobTypes().stream().map(type -> "type " + type).collect(Collectors.toCollection(TreeSet::new));
        wanted.add("processId human-review");
        assertThat(offered).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whatIsDeployedIsKeptAsItWas(String name) throws IOException {
        String drawn = Files.readString(Path.of("bpmn/processes", name + ".bpmn"));
        await().until(() -> paths.bpmn(name + ":1").isPresent());
        assertThat(paths.bpmn(name + ":1")).contains(drawn);
    }

    /** Even one of which next to nothing is known. */
    @ParameterizedTest
    @MethodSource("tables")
    void everyCaseHasAQueueAndAPriority(String table) {
        await().until(() -> paths.bpmn("human-review:1").isPresent());
        for (Map<String, Object> facts : List.<Map<String, Object>>of(Map.of("escalateAt", "2020-01-01T00:00:00Z"),
                Map.of("category", "medical-diagnosis", "escalateAt", "2099-01-01T00:00:00.123456Z"))) {
            var known = new HashMap<>(facts);
            known.put("declaredQueue", "lending");
            var answer = camunda.newEvaluateDecisionCommand().decisionId(table).variables(known).send().join();
            JsonNode routing = JsonMapper.shared().readTree(answer.getDecisionOutput());
            assertThat(routing.path("queue").asString("")).isEqualTo("lending");
            assertThat(routing.path("priority").asInt(-1)).isBetween(0, 99);
        }
    }

    private static Set<String> drawnJobTypes() throws IOException {
        Set<String> types = new TreeSet<>();
        for (String process : processes()) JOB_TYPE.matcher(Files.readString(Path.of("bpmn/processes", process + ".bpmn")))
                .results().forEach(found -> types.add(found.group(1)));
        return types;
    }

    private static List<String> names(String folder, String ending) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString().replace(ending, "")).sorted().toList();
        }
    }
}
