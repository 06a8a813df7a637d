package io.countersign.process;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * The engine, as the outbox sees it. Every call may be repeated with the same arguments without a second effect, and
 * completes exceptionally when the engine could not be reached, or with {@link Refused} when it will not accept. Variables
 * are JSON objects.
 */
public interface ProcessEngine {

    /**
     * @param decision names the instance: a second start while the first is known has no effect
     * @param message  what the process waits for at its beginning, such as {@code start-loan-denial}
     */
    CompletionStage<Void> start(UUID decision, String message, String variables);

    /** @param id of this very message, so that a repetition is recognised */
    CompletionStage<Void> tell(UUID decision, String message, UUID id);

    CompletionStage<Void> complete(long jobKey, String variables);

    /**
     * Brings files to the engine, all or none of them.
     *
     * @param files BPMN and DMN by name
     * @return by process and its version, such as {@code loan-denial:3}, the name of the file that holds it
     */
    CompletionStage<Map<String, String>> deploy(Map<String, byte[]> files);

    /** The engine answered, and said no: asking again soon would be asking in vain. */
    final class Refused extends RuntimeException {

        public Refused(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}
