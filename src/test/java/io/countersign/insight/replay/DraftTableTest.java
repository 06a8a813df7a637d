package io.countersign.insight.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import io.countersign.insight.replay.DraftTable.Answer;
import org.junit.jupiter.api.Test;

class DraftTableTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T12:00:00Z");
    private static final Map<String, Object> FACTS = Map.of("category", "judicial-proceedings", "declaredQueue", "bench",
            "adverse", true, "confidence", new java.math.BigDecimal("0.93"), "escalateAt", "2026-06-03T12:00:00Z");

    @Test
    void routesByTheShippedTable() throws Exception {
        assertThat(shipped("review-routing").evaluate("review-routing", FACTS, JUNE))
                .isEqualTo(new Answer.Evaluated(Map.of("queue", "bench", "priority", 60L)));
    }

    @Test
    void nowIsWhenTheCaseCame() throws Exception {
        var table = shipped("admission-routing");
        assertThat(table.evaluate("admission-routing", FACTS, JUNE))
                .isEqualTo(new Answer.Evaluated(Map.of("queue", "bench", "priority", 40L)));
        assertThat(table.evaluate("admission-routing", FACTS, JUNE.plusSeconds(100_000)))
                .isEqualTo(new Answer.Evaluated(Map.of("queue", "bench", "priority", 60L)));
    }

    private static DraftTable shipped(String name) throws IOException, DraftTable.Unreadable {
        return DraftTable.read(Files.readString(Path.of("bpmn/decisions/" + name + ".dmn")));
    }

    static String table(String hitPolicy, String rules) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="D" namespace="n">
                  <decision id="draft" name="Draft"><decisionTable id="t" hitPolicy="%s">
                    <input id="i"><inputExpression id="e"><text>confidence</text></inputExpression></input>
                    <output id="o" name="queue" typeRef="string" /><output id="p" name="priority" typeRef="number" />
                    %s
                  </decisionTable></decision>
                </definitions>""".formatted(hitPolicy, rules);
    }

    static String rule(String id, String when, String queue) {
        return """
                <rule id="%1$s"><inputEntry id="%1$s-i"><text>%2$s</text></inputEntry>
                <outputEntry id="%1$s-q"><text>%3$s</text></outputEntry>
                <outputEntry id="%1$s-p"><text>50</text></outputEntry></rule>""".formatted(id, when, queue);
    }

    @Test
    void saysWhenNoRuleMatches() throws Exception {
        var table = DraftTable.read(table("FIRST", rule("low", "&lt; 0.5", "\"careful\"")));
        assertThat(table.evaluate("draft", FACTS, JUNE)).isEqualTo(new Answer.Evaluated(null));
    }

    @Test
    void failsWhereTheEngineWouldStop() throws Exception {
        var table = DraftTable.read(table("UNIQUE", rule("a", "&gt; 0.5", "\"x\"") + rule("b", "&gt; 0.6", "\"y\"")));
        assertThat(table.evaluate("draft", FACTS, JUNE)).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> DraftTable.read("queue,priority")).isInstanceOf(DraftTable.Unreadable.class);
        assertThatThrownBy(() -> DraftTable.read(table("FIRST", rule("a", "&gt; &gt;", "\"x\""))))
                .isInstanceOf(DraftTable.Unreadable.class);
    }

    @Test
    void opensNoFileThatATableNames() {
        String doctype = "<!DOCTYPE definitions [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>";
        assertThatThrownBy(() -> DraftTable.read(doctype + table("FIRST", rule("a", "&secret;", "\"x\""))))
                .isInstanceOf(DraftTable.Unreadable.class);
    }
}
