package io.countersign.cli;

import java.util.Map;

/** One row of the file, or why it is none. {@code line} counts from 1 as an editor does. */
sealed interface Row {

    long line();

    /** {@code number} counts the rows kept, from 1: it is what {@code {row}} means in a template. */
    record Cells(long line, long number, Map<String, String> byColumn) implements Row {

        String cell(String column) {
            return byColumn.getOrDefault(column, "");
        }
    }

    record Unreadable(long line, String why) implements Row {
    }
}
