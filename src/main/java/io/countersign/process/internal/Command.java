package io.countersign.process.internal;

import io.countersign.process.ProcessEngine;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One command on its way to the engine, its variables as JSON, which nobody on the way needs to read. */
record Command(UUID id, UUID decision, Kind kind, @Nullable String message, @Nullable Long jobKey,
        String variables, int attempts) {

    enum Kind { START, TELL, COMPLETE }

    CompletionStage<Void> send(ProcessEngine engine) {
        return switch (kind) {
            case START -> engine.start(decision, variables);
            case TELL -> engine.tell(decision, String.valueOf(message), id);
            case COMPLETE -> engine.complete(jobKey == null ? 0 : jobKey, variables);
        };
    }
}
