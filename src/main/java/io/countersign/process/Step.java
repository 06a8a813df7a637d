package io.countersign.process;

import java.util.Map;
import java.util.UUID;

/**
 * A process has reached a step.
 *
 * @param jobKey  the engine's name for this visit of the step; the same when it is delivered again
 * @param process id and version of the process, such as {@code decision-review:3}
 */
public record Step(long jobKey, UUID decision, String elementId, String process, Map<String, Object> variables) {}
