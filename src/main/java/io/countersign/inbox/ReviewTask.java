package io.countersign.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reviewer's share of a case.
 *
 * @param jobKey     the waiting step of the process, and so the review that this is a part of
 * @param seat       counts the persons of a review from 1; an adjudicator's comes last
 * @param priority   0 to 100, higher first; from the routing table
 * @param holder     who claimed it, or answered it once it is done
 * @param leaseUntil when a claim lapses unless extended
 */
public record ReviewTask(UUID id, UUID decision, long jobKey, int seat, Part part, String useCase,
        String reference, String queue, int priority, TaskState state, Instant openedAt, Instant dueAt, boolean escalated,
        @Nullable UUID holder, @Nullable Instant leaseUntil, @Nullable Instant doneAt) {

    /** What the holder is asked: what they think of the case, or who of those before them is right. */
    public enum Part {
        @JsonProperty("review") REVIEW,
        @JsonProperty("adjudication") ADJUDICATION
    }

    public boolean heldBy(UUID person, Instant now) {
        return state == TaskState.CLAIMED && person.equals(holder) && leaseUntil != null && leaseUntil.isAfter(now);
    }
}
