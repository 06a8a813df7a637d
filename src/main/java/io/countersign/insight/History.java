package io.countersign.insight;

import io.countersign.kernel.Page;
import org.jspecify.annotations.Nullable;

/** All decisions, the latest change first. */
public interface History {

    Page<HistoryLine> page(HistoryFilter filter, @Nullable String cursor, int size);
}
