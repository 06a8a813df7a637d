package io.countersign.policy.gate;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a process is refused.
 *
 * @param file    the name of the file that holds the process
 * @param process its id; empty when the file as a whole is refused
 * @param path    the elements from the start of an instance to what must not be reached; empty where no path is to blame
 * @param message one sentence, without the path
 */
public record Finding(String file, String process, Rule rule, List<PathElement> path, String message) {

    public Finding {
        path = List.copyOf(path);
    }

    /** Everything in one line. */
    public String sentence() {
        String where = process.isEmpty() ? file + ": " : file + ": process '" + process + "': ";
        return where + message + (path.isEmpty() ? "" : " Path: "
                + path.stream().map(PathElement::toString).collect(Collectors.joining(" -> ")) + ".");
    }
}
