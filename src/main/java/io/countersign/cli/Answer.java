package io.countersign.cli;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The server's word on one row. {@code row} is the line of the file; {@code problem} the problem type, and both texts
 * are empty for a row taken.
 */
record Answer(long row, int status, String problem, String detail) {

    static Answer of(long row, int status, JsonNode problem) {
        var errors = StreamSupport.stream(problem.path("errors").spliterator(), false)
            .map(error -> error.path("pointer").asString("") + " " + error.path("message").asString(""))
            .collect(Collectors.joining("; "));
        var detail = problem.path("detail").asString("");
        var type = problem.path("type").asString(problem.path("title").asString("status " + status));
        return new Answer(row, status, type, errors.isEmpty() ? detail : detail + " (" + errors + ")");
    }

    boolean accepted() {
        return status == 202;
    }

    boolean alreadyThere() {
        return status == 200;
    }

    /** Worth sending again: the key makes that harmless. */
    boolean passing() {
        return status == 408 || status == 429 || status >= 500;
    }
}
