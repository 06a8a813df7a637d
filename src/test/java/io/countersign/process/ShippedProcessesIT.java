package io.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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

    @Test
    void everyJobTypeHasItsHandlerAndEveryHandlerItsJobType() throws Exception {
        assertThat(drawnJobTypes()).isEqualTo(handlers.stream().map(StepHandler::jobType)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyElementTemplateIsForAJobTypeThatHasAHandler() throws Exception {
        Set<String> known = drawnJobTypes();
        try (var templates = Files.list(Path.of("bpmn/element-templates"))) {
            for (Path template : templates.toList()) {
                JsonNode property = JsonMapper.shared().readTree(template).at("/properties/0");
                assertThat(property.at("/binding/property").asString()).isEqualTo("type");
                assertThat(known).as(template.toString()).contains(property.path("value").asString());
            }
        }
    }

    @Test
    void whatIsDeployedIsKeptAsItWas() throws Exception {
        String drawn = Files.readString(Path.of("bpmn/processes/decision-review.bpmn"));
        await().until(() -> paths.bpmn("decision-review:1").isPresent());
        assertThat(paths.bpmn("decision-review:1")).contains(drawn);
    }

    private static Set<String> drawnJobTypes() throws Exception {
        Set<String> types = new TreeSet<>();
        try (var processes = Files.list(Path.of("bpmn/processes"))) {
            for (Path process : processes.toList())
                JOB_TYPE.matcher(Files.readString(process)).results().forEach(found -> types.add(found.group(1)));
        }
        return types;
    }
}
