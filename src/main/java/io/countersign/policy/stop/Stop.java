package io.countersign.policy.stop;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stop, in force until somebody other than who placed it releases it.
 *
 * @param drill      placed to see that stopping works; it stops all the same
 * @param reason     1 to 500 characters; null once the case that was stopped has been erased
 * @param inEffectAt from when on nothing that had begun before can have gone on; null while that is awaited
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stop(UUID id, Scope scope, Grade grade, boolean drill, @Nullable String reason, UUID placedBy, Instant placedAt,
        @Nullable Instant inEffectAt, @Nullable UUID releasedBy, @Nullable Instant releasedAt, @Nullable String releaseReason) {

    /** The stream of the log that tells of a stop. */
    public static String stream(UUID id) {
        return "stop:" + id;
    }

    /** For whoever would go on with what is held. */
    public Refusal refusal() {
        return Refusal.of(Refusal.Kind.CONFLICT, "policy/stopped", "Stopped", "Held since " + placedAt + " because "
                + scope.words() + " is stopped. Nothing goes on until a steward releases the stop " + id + ".")
                .with("stop", id);
    }

    /** For a submission, when those are refused too. */
    public Refusal submissionRefusal() {
        String pointer = scope.model() != null ? "/model" : "/useCase";
        return Refusal.of(Refusal.Kind.UNPROCESSABLE, "policy/stopped", "Stopped", List.of(new Refusal.FieldError(pointer,
                "takes no submissions: " + scope.words() + " is stopped until a steward releases the stop " + id)))
                .with("stop", id);
    }
}
