package io.countersign.process.internal;

import io.countersign.process.ProcessEngine;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One command on its way to the engine, its variables as JSON, which nobody on the way needs to read. */
record Command(UUID id, UUID decision, Kind kind, @Nullable String message, @Nullable Long jobKey,
        String variables, int attempts) {

    enum Kind { START, TELL, COMPLETE }

    /** The message that a process waits for at its beginning. */
    static String startOf(String process) {
        return "start-" + process;
    }

    CompletionStage<Void> send(ProcessEngine engine, ProcessDefinitions deployed) {
        return switch (kind) {
            case START -> start(engine, deployed);
            case TELL -> engine.tell(decision, String.valueOf(message), id);
            case COMPLETE -> engine.complete(jobKey == null ? 0 : jobKey, variables);
        };
    }

    /** The engine would take a message that nothing waits for, and drop it an hour later, and with it the case. */
    private CompletionStage<Void> start(ProcessEngine engine, ProcessDefinitions deployed) {
        String start = Objects.requireNonNullElse(message, startOf("decision-review")); // earlier releases had one process
        if (deployed.anyWaitsFor(start)) return engine.start(decision, start, variables);
        return CompletableFuture.failedFuture(new ProcessEngine.Refused(new IllegalStateException(
                "No process that begins with the message " + start + " has been deployed. Deploy it.")));
    }
}
