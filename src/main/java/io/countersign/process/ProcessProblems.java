package io.countersign.process;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What does not get on and needs an operator's eye. Everything here is still being tried. */
public interface ProcessProblems {

    /** @param what the step or command that fails, such as {@code finalise-decision} */
    record Problem(UUID decision, String what, String cause, int failures, Instant since) {}

    /** Oldest first, at most this many. */
    List<Problem> oldest(int most);
}
