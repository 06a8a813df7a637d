package io.countersign.cli;

/** Leaves the rules of one row early; {@link Mapping#line} turns it into a refused row. */
final class CellRefused extends Exception {

    CellRefused(String column, String why) {
        super("column " + column + ": " + why);
    }
}
