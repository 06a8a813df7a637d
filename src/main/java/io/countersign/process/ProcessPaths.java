package io.countersign.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where decisions are and were in their process, from what the steps told us. */
public interface ProcessPaths {

    /** @param process id and version, such as {@code decision-review:3} */
    record Visit(String elementId, String jobType, String process, Instant at) {}

    /** Oldest first; empty while the engine has not reached a step of ours. */
    List<Visit> of(UUID decision);

    /**
     * The process that was started for a decision, with its version. Until it has reached a step of its own, and not only
     * one in a process that it calls, this is the version that was the newest when the first step was reached.
     *
     * @param process its id, as the use case names it
     */
    Optional<String> own(UUID decision, String process);

    /** The BPMN of a deployed process, exactly as it was deployed. */
    Optional<String> bpmn(String process);

    /** The element at which a deployed process waits for a message; empty when it has none. */
    Optional<String> waitsFor(String process, String message);

    /** The element at which a deployed process calls another, named by its id; empty when it has none. */
    Optional<String> calls(String process, String called);
}
