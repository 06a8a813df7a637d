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

    /** The BPMN of a deployed process, exactly as it was deployed. */
    Optional<String> bpmn(String process);

    /** The element at which a deployed process waits for a message; empty when it has none. */
    Optional<String> waitsFor(String process, String message);
}
