package io.countersign.policy.a2i;

import java.math.BigDecimal;
import java.util.List;

/**
 * The alternatives as a decision table (DMN 1.3), the first that fits: a column for each condition, and what follows. A
 * priority follows only from what is missing, never from the model's confidence, which a reviewer must not see by it.
 */
final class RoutingTable {

    private static final int PLAIN = 50;
    private static final int RAISED = 70;

    private final String id;
    private final List<Alternative> alternatives;
    private final List<Condition> columns;
    private final StringBuilder xml = new StringBuilder();

    /** @param alternatives in the order in which they are tried */
    RoutingTable(String id, List<Alternative> alternatives) {
        this.id = id;
        this.alternatives = alternatives;
        this.columns = alternatives.stream().flatMap(alternative -> alternative.conditions().stream()).distinct().toList();
    }

    /** @param otherwise the share of all other cases for a second person to look at */
    String dmn(BigDecimal otherwise) {
        line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        line("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
                + " xmlns:dmndi=\"https://www.omg.org/spec/DMN/20191111/DMNDI/\" xmlns:dc=\"http://www.omg.org/spec/DMN/20180521/DC/\""
                + " id=\"" + id + "-definitions\" name=\"" + id + "\" namespace=\"https://countersign.io/dmn\">");
        line("  <decision id=\"" + id + "\" name=\"Queue, priority and second reviews\">");
        line("    <decisionTable id=\"" + id + "-table\" hitPolicy=\"FIRST\">");
        if (columns.isEmpty()) input(0, "Use case", "useCase", "string");
        for (int i = 0; i < columns.size(); i++) input(i, columns.get(i).label(), columns.get(i).feel(), "boolean");
        output("queue", "Queue", "string");
        output("priority", "Priority (0 to 100)", "number");
        output("secondReviewRate", "Share for a second review (0 to 1)", "number");
        for (int i = 0; i < alternatives.size(); i++) rule("rule-" + (i + 1), alternatives.get(i));
        rule("rule-otherwise", new Alternative(java.util.Set.of(), otherwise));
        line("    </decisionTable>\n  </decision>");
        line("  <dmndi:DMNDI>\n    <dmndi:DMNDiagram id=\"diagram\">\n      <dmndi:DMNShape id=\"shape\" dmnElementRef=\"" + id
                + "\"><dc:Bounds x=\"160\" y=\"100\" width=\"180\" height=\"80\" /></dmndi:DMNShape>");
        line("    </dmndi:DMNDiagram>\n  </dmndi:DMNDI>\n</definitions>");
        return xml.toString();
    }

    private void input(int n, String label, String feel, String type) {
        line("      <input id=\"input-" + n + "\" label=\"" + escaped(label) + "\"><inputExpression id=\"expression-" + n
                + "\" typeRef=\"" + type + "\"><text>" + escaped(feel) + "</text></inputExpression></input>");
    }

    private void output(String name, String label, String type) {
        line("      <output id=\"output-" + name + "\" label=\"" + label + "\" name=\"" + name + "\" typeRef=\"" + type + "\" />");
    }

    private void rule(String rule, Alternative alternative) {
        line("      <rule id=\"" + rule + "\">");
        for (int i = 0; i < Math.max(1, columns.size()); i++) entry("input", rule + "-input-" + i,
                !columns.isEmpty() && alternative.conditions().contains(columns.get(i)) ? "true" : "");
        boolean raised = !alternative.conditions().isEmpty() && !alternative.ofConfidence();
        entry("output", rule + "-queue", "declaredQueue");
        entry("output", rule + "-priority", String.valueOf(raised ? RAISED : PLAIN));
        entry("output", rule + "-rate", alternative.rate().toPlainString());
        line("      </rule>");
    }

    private void entry(String kind, String entry, String text) {
        line("        <" + kind + "Entry id=\"" + entry + "\"><text>" + text + "</text></" + kind + "Entry>");
    }

    private void line(String text) {
        xml.append(text).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;");
    }
}
