package io.countersign.records;

import java.time.Duration;
import java.time.Instant;

/** How far the log has been compared with the books. */
public interface Comparisons {

    /**
     * @param upto  entries of the tree
     * @param again of these, how many were compared once more, as books may change long after their entry
     * @param since changes of the books
     */
    record Last(long upto, long again, Instant since) {}

    /**
     * Whether the hourly checks are this node's to make now; from then on they are nobody's until {@code every} has passed.
     */
    boolean begin(Instant now, Duration every);

    /** Locks it, so that one node compares at a time. */
    Last last();

    void upTo(Last last);
}
