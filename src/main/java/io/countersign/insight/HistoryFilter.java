package io.countersign.insight;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions to list; null leaves a question open.
 *
 * @param from inclusive, {@code to} exclusive
 * @param q    the beginning of a reference, or a decision's id
 */
public record HistoryFilter(@Nullable String useCase, @Nullable String outcome, @Nullable UUID reviewer,
        @Nullable Instant from, @Nullable Instant to, @Nullable Boolean changed, @Nullable String q) {

    public static final HistoryFilter ALL = new HistoryFilter(null, null, null, null, null, null, null);
}
