package io.countersign.insight;

import io.countersign.kernel.Page;
import org.jspecify.annotations.Nullable;

/** All decisions, the latest change first; those that a reference was searched for, the last reference first. */
public interface History {

    Page<HistoryLine> page(HistoryFilter filter, @Nullable String cursor, int size);
}
