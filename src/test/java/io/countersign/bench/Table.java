package io.countersign.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text under each other: names to the left, figures to the right, a wide last column to the left again. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(List.of(heads));
    }

    Table row(Object... cells) {
        if (cells.length != rows.getFirst().size())
            throw new IllegalArgumentException("Expected " + rows.getFirst().size() + " cells, but got " + cells.length);
        rows.add(IntStream.range(0, cells.length).mapToObj(n -> text(cells[n])).toList());
        return this;
    }

    private static String text(Object cell) {
        return cell instanceof Double number ? "%.2f".formatted(number) : String.valueOf(cell);
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                boolean left = column == 0 || column == columns - 1 && columns > 2 && widths[column] > 12;
                line.append(column == 0 ? "" : "  ").append(pad(row.get(column), widths[column], left));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String pad(String cell, int width, boolean left) {
        String space = " ".repeat(width - cell.length());
        return left ? cell + space : space + cell;
    }
}
