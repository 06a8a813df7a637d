package io.countersign.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How cells become one value. An empty cell, or one in {@code absent}, is left out; what is then left is joined.
 *
 * @param words cell → what it means; a cell not listed is refused unless {@code otherwise} is given
 * @param fallback the value when every cell is left out; without it the whole value is left out
 */
record CellRule(List<String> columns, Kind kind, Set<String> absent, Map<String, String> words,
                Optional<String> otherwise, Optional<String> fallback, String join) {

    enum Kind { STRING, NUMBER, NUMBER_OR_STRING }

    /** @param node a column's name, or a block with {@code column}, {@code columns} or {@code constant} */
    static CellRule of(String path, Object node) {
        if (node instanceof String column) {
            return new CellRule(List.of(column), Kind.STRING, Set.of(), Map.of(), Optional.empty(), Optional.empty(),
                "");
        }
        var section = Section.of(path, node);
        var columns = section.has("columns") ? section.texts("columns") : section.texts("column");
        var constant = section.text("constant");
        if (columns.isEmpty() == constant.isEmpty()) {
            throw new CannotRun(path + ": expected either a column or a constant");
        }
        var words = section.section("values").map(values -> values.each((at, value) -> String.valueOf(value)))
            .orElse(new LinkedHashMap<>());
        var rule = new CellRule(columns, kind(section), new HashSet<>(section.texts("absent")), words,
            section.text("otherwise"), constant.or(() -> section.text("default")), section.text("join").orElse(", "));
        section.end();
        return rule;
    }

    Optional<JsonNode> value(Row.Cells row) throws CellRefused {
        var text = text(row);
        return text.isPresent() ? Optional.of(typed(text.get())) : Optional.empty();
    }

    Optional<String> text(Row.Cells row) throws CellRefused {
        var found = new ArrayList<String>();
        for (var column : columns) {
            var cell = row.cell(column);
            if (!cell.isEmpty() && !absent.contains(cell)) {
                found.add(word(column, cell));
            }
        }
        return found.isEmpty() ? fallback : Optional.of(String.join(join, found));
    }

    private String word(String column, String cell) throws CellRefused {
        if (words.isEmpty() || words.containsKey(cell)) {
            return words.getOrDefault(cell, cell);
        }
        return otherwise.orElseThrow(() -> new CellRefused(column, "no value is given for '" + cell + "'"));
    }

    private JsonNode typed(String text) throws CellRefused {
        var nodes = JsonNodeFactory.instance;
        if (kind == Kind.STRING) {
            return nodes.stringNode(text);
        }
        try {
            return nodes.numberNode(new BigDecimal(text.strip()));
        } catch (NumberFormatException notANumber) {
            if (kind == Kind.NUMBER_OR_STRING) {
                return nodes.stringNode(text);
            }
            throw new CellRefused(String.join(", ", columns), "expected a number, but found '" + text + "'");
        }
    }

    private static Kind kind(Section section) {
        var as = section.text("as").orElse("string");
        return switch (as) {
            case "string" -> Kind.STRING;
            case "number" -> Kind.NUMBER;
            case "number-or-string" -> Kind.NUMBER_OR_STRING;
            default -> throw new CannotRun(section.at("as")
                + ": expected string, number or number-or-string, but found '" + as + "'");
        };
    }
}
