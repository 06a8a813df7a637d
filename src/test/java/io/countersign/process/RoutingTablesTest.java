package io.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.process.internal.RoutingRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Neither the queue nor the priority of a case may tell its reviewer what the model thinks. */
class RoutingTablesTest {

    static List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bpmn/decisions"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void noRowUsesTheRecommendation(Path table) throws Exception {
        for (Element text : elements(table, "text"))
            assertThat(text.getTextContent()).doesNotContainPattern("adverse|confidence|recommend|outcome");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theFirstRuleThatFitsCountsAndTheLastFitsEveryCase(Path table) throws Exception {
        assertThat(elements(table, "decisionTable").getFirst().getAttribute("hitPolicy")).isEqualTo("FIRST");
        Element last = elements(table, "rule").getLast();
        assertThat(elements(last, "inputEntry")).isNotEmpty().allMatch(entry -> entry.getTextContent().isBlank());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableWithoutARuleForEveryCaseIsNamed(Path table) throws Exception {
        String dmn = Files.readString(table);
        assertThat(RoutingRules.objection(dmn.getBytes(StandardCharsets.UTF_8))).isEmpty();
        String narrow = dmn.replace("<text></text>", "<text>\"never\"</text>");
        assertThat(RoutingRules.objection(narrow.getBytes(StandardCharsets.UTF_8))).get().asString()
                .contains("The routing table " + table.getFileName().toString().replace(".dmn", "") + " may have no rule");
        assertThat(RoutingRules.objection("no XML".getBytes(StandardCharsets.UTF_8))).get().asString().contains("is no DMN");
    }

    private static List<Element> elements(Path file, String name) throws Exception {
        Document document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(file.toFile());
        return elements(document.getDocumentElement(), name);
    }

    private static List<Element> elements(Element in, String name) {
        var found = in.getElementsByTagNameNS("*", name);
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1).map(i -> (Element) found.item(i)).toList();
    }
}
