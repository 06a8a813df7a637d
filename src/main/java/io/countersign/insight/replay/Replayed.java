package io.countersign.insight.replay;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A case that came, and what the draft would have made of it.
 *
 * @param queue   null if the engine would have stopped, and {@code problem} says why
 * @param reviews persons who would have been asked
 * @param sampled whether chance would have asked for the second of them
 * @param routed  whether the table named a queue for it
 */
record Replayed(UUID id, Instant at, @Nullable String queue, int reviews, boolean sampled, boolean routed,
        @Nullable String problem, Happened then) {}
