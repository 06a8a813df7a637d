package io.countersign.insight.replay;

import java.time.Instant;
import java.util.UUID;

import io.countersign.intake.PastCases.PastCase;
import io.countersign.policy.Oversight;
import org.jspecify.annotations.Nullable;

/**
 * A case that came, and what the draft would have made of it.
 *
 * @param queue   null if no person would have been asked: {@code problem} says why the engine would have stopped, or it
 *                would have been released {@code unreviewed}
 * @param reviews persons who would have been asked
 * @param sampled whether chance would have asked for the second of them
 * @param routed  whether the table named a queue for it
 */
record Replayed(UUID id, Instant at, @Nullable String queue, int reviews, boolean sampled, boolean routed,
        boolean unreviewed, @Nullable String problem, Happened then) {

    /** Put before a person, in a queue. */
    static Replayed reviewed(PastCase past, String queue, Oversight.Plan plan, boolean routed, Happened then) {
        return new Replayed(past.id(), past.receivedAt(), queue, plan.seats(), plan.sampled(), routed, false, null, then);
    }

    static Replayed unreviewed(PastCase past, Happened then) {
        return new Replayed(past.id(), past.receivedAt(), null, 0, false, true, true, null, then);
    }

    static Replayed stopped(PastCase past, String why, Happened then) {
        return new Replayed(past.id(), past.receivedAt(), null, 0, false, false, false, why, then);
    }
}
