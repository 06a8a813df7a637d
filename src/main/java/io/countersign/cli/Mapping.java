package io.countersign.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * From a row to a submission of {@code POST /api/v1/decisions}.
 *
 * @param source name of the mapping file, for messages
 * @param texts templates by their place in the submission, {@code recommendation.summary}
 * @param terms names that templates may use beside the columns, for cells that need translating first
 */
record Mapping(String source, Optional<String> client, RowLayout layout, Map<String, CellRule> terms,
               Map<String, Template> texts, Map<String, CellRule> attributes, Map<String, CellRule> protectedBy,
               CellRule outcome, Optional<CellRule> confidence, Map<String, CellRule> inputs,
               Map<String, CellRule> factors) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Column by the place of the mapping that uses it, so that an unknown one can be named. */
    Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        layout.where().keySet().forEach(column -> columns.put(source + ": file.where", column));
        var rules = new LinkedHashMap<>(Map.of("recommendation.outcome", outcome));
        confidence.ifPresent(rule -> rules.put("recommendation.confidence", rule));
        rules.putAll(under("terms.", terms));
        rules.putAll(under("subject.attributes.", attributes));
        rules.putAll(under("subject.protected.", protectedBy));
        rules.putAll(under("inputs.", inputs));
        rules.putAll(under("factors.", factors));
        rules.forEach((use, rule) -> rule.columns()
            .forEach(column -> columns.put(source + ": " + use + " " + column, column)));
        texts.forEach((use, template) -> template.places().stream()
            .filter(place -> !terms.containsKey(place) && !place.equals("row") && !place.equals("line"))
            .forEach(place -> columns.put(source + ": " + use + " {" + place + "}", place)));
        return columns;
    }

    Line line(String useCase, Row row) {
        return switch (row) {
            case Row.Unreadable unreadable -> new Line.Refused(unreadable.line(), unreadable.why());
            case Row.Cells cells -> {
                try {
                    yield new Line.Ready(cells.line(), JSON.writeValueAsString(submission(useCase, cells)));
                } catch (CellRefused refused) {
                    yield new Line.Refused(cells.line(), refused.getMessage());
                }
            }
        };
    }

    private ObjectNode submission(String useCase, Row.Cells row) throws CellRefused {
        var filled = new LinkedHashMap<String, String>();
        for (var name : terms.keySet()) {
            filled.put(name, terms.get(name).text(row).orElse(""));
        }
        filled.put("row", Long.toString(row.number()));
        filled.put("line", Long.toString(row.line()));
        var submission = JSON.createObjectNode().put("useCase", useCase);
        texts.forEach((use, template) -> parent(submission, use)
            .put(leaf(use), template.fill(place -> filled.getOrDefault(place, row.cell(place)))));
        fill(parent(submission, "subject.attributes."), attributes, row);
        fill(parent(submission, "subject.protected."), protectedBy, row);
        var recommendation = parent(submission, "recommendation.");
        outcome.value(row).ifPresent(value -> recommendation.set("outcome", value));
        if (confidence.isPresent()) {
            confidence.get().value(row).ifPresent(value -> recommendation.set("confidence", value));
        }
        fill(submission.withObjectProperty("inputs"), inputs, row);
        submission.set("factors", JSON.valueToTree(factors(row)));
        return submission;
    }

    private List<JsonNode> factors(Row.Cells row) throws CellRefused {
        var list = new ArrayList<JsonNode>();
        for (var factor : factors.entrySet()) {
            factor.getValue().value(row).ifPresent(value ->
                list.add(JsonNodeFactory.instance.objectNode().put("name", factor.getKey()).set("value", value)));
        }
        return list;
    }

    private static void fill(ObjectNode target, Map<String, CellRule> rules, Row.Cells row) throws CellRefused {
        for (var rule : rules.entrySet()) {
            rule.getValue().value(row).ifPresent(value -> target.set(rule.getKey(), value));
        }
    }

    private static ObjectNode parent(ObjectNode root, String path) {
        var node = root;
        for (var dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.')) {
            node = node.withObjectProperty(path.substring(0, dot));
            path = path.substring(dot + 1);
        }
        return node;
    }

    private static String leaf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static Map<String, CellRule> under(String prefix, Map<String, CellRule> rules) {
        var paths = new LinkedHashMap<String, CellRule>();
        rules.forEach((name, rule) -> paths.put(prefix + name, rule));
        return paths;
    }
}
