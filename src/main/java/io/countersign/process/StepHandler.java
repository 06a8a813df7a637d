package io.countersign.process;

import java.time.Duration;
import java.util.Map;

/**
 * Does the work of one kind of step. It runs in a transaction, may be called again for a step it has done before, and
 * must then answer the same without doing it twice.
 */
public interface StepHandler {

    /** The job type in the BPMN, a verb phrase in kebab case. */
    String jobType();

    StepResult handle(Step step);

    /** What became of the step. To fail, throw: the step is tried again, later and later. */
    sealed interface StepResult {

        /** The process goes on, with these variables set. */
        record Done(Map<String, Object> variables) implements StepResult {}

        /** Somebody will complete the step through {@link ProcessCommands#complete}. */
        record Waiting() implements StepResult {}

        /** Nothing was done, because it is held for now; the step comes again. */
        record Later(Duration after) implements StepResult {}

        static StepResult done() {
            return new Done(Map.of());
        }
    }
}
