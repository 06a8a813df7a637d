package io.countersign.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;

/**
 * How the file is written.
 *
 * @param positions column name → position from 1; empty when the first line names the columns
 * @param fields how many fields every kept row must have; without it, as many as the header names
 * @param where rows are kept if each named column holds one of the given texts
 */
record RowLayout(CSVFormat format, Map<String, Integer> positions, OptionalInt fields, Map<String, Set<String>> where) {

    static RowLayout of(Section section) {
        var positions = section.section("columns")
            .map(columns -> columns.each((path, value) -> positive(path, String.valueOf(value)))).orElse(Map.of());
        var where = section.section("where").map(RowLayout::where).orElse(Map.of());
        var fields = section.text("fields").map(text -> OptionalInt.of(positive(section.at("fields"), text)))
            .orElse(OptionalInt.empty());
        if (!positions.isEmpty() && fields.isEmpty()) {
            throw new CannotRun(section.at("fields") + ": missing; without a header it says how many fields a row has");
        }
        positions.forEach((column, position) -> {
            if (position > fields.orElse(position)) {
                throw new CannotRun(section.at("columns") + "." + column + ": position " + position
                    + " is beyond the " + fields.getAsInt() + " fields of a row");
            }
        });
        var format = format(section);
        section.end();
        return new RowLayout(format, positions, fields, where);
    }

    boolean hasHeader() {
        return positions.isEmpty();
    }

    private static CSVFormat format(Section section) {
        var builder = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true);
        var delimiter = section.text("delimiter").orElse(",");
        var quote = section.text("quote").orElse("\"");
        if (delimiter.isEmpty() || !quote.equals("none") && quote.length() != 1) {
            throw new CannotRun(section.at("quote") + ": expected a delimiter, and one quote character or none");
        }
        // Without a quote character the library takes quotes in the file as ordinary text; it says so by null.
        return builder.setDelimiter(delimiter)
            .setQuote(quote.equals("none") ? null : Character.valueOf(quote.charAt(0)))
            .get();
    }

    private static Map<String, Set<String>> where(Section section) {
        var columns = section.each((path, value) -> path);
        var where = new LinkedHashMap<String, Set<String>>();
        columns.keySet().forEach(column -> where.put(column, Set.copyOf(section.texts(column))));
        return where;
    }

    private static int positive(String path, String text) {
        try {
            var number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, with the zero and the negative
        }
        throw new CannotRun(path + ": expected a whole number from 1, but found '" + text + "'");
    }
}
