package io.countersign.cli;

/** What became of one row before it is sent. {@code number} is the line of the file. */
sealed interface Line {

    long number();

    /** @param json one line of the batch, without its line break */
    record Ready(long number, String json) implements Line {
    }

    record Refused(long number, String why) implements Line {
    }
}
