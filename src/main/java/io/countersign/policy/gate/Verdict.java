package io.countersign.policy.gate;

import java.util.List;

/** What the gate check says of files that were given together. */
public sealed interface Verdict {

    /** No path of any process reaches finalisation before a review completed. @param processes the ids of all that were judged */
    record Passes(List<String> processes) implements Verdict {}

    /** At least one process is refused. @param findings at least one, the first of each process and start */
    record Refused(List<Finding> findings) implements Verdict {}

    /** A file is no BPMN, so that nothing was judged. @param why one sentence */
    record Unreadable(String file, String why) implements Verdict {}
}
