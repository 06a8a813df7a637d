package io.countersign.process;

import java.util.Map;
import java.util.UUID;

/** Commands to the engine, kept in the caller's transaction and sent after it, however long the engine is away. */
public interface ProcessCommands {

    /** @param process the BPMN process to start; the command waits until one of that id has been deployed */
    void start(UUID decision, String process, Map<String, Object> facts);

    /** Tells the running process of an event from outside, such as {@code decision-withdrawn}. */
    void tell(UUID decision, String message);

    /** Completes a waiting step. A step that is gone by then, with its process, is no error. */
    void complete(UUID decision, long jobKey, Map<String, Object> variables);
}
