package io.countersign.records;

import java.time.Instant;

/** How far the log has been compared with the books. */
public interface Comparisons {

    /** @param upto entries of the tree @param since changes of the books */
    record Last(long upto, Instant since) {}

    /** Locks it, so that one node compares at a time. */
    Last last();

    void upTo(long size, Instant at);
}
