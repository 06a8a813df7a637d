package io.countersign.policy.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a run.
 *
 * @param from  where the token was that moved, none for the start of an instance
 * @param ended whether the work there was done, rather than begun or broken off
 */
record Hop(@Nullable Place from, List<Place> to, boolean ended) {}
