package io.countersign.kernel.web;

import io.countersign.kernel.Outage;
import io.countersign.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;

/** What a caller is told of a failure of ours, while the log keeps its cause. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** @return 503 for an outage of the database, in which repeating later helps; 500 for a defect */
    public static ProblemDetail document(Exception failure) {
        if (Outage.is(failure)) {
            LOG.warn("The database cannot be reached or is too busy: {}", failure.getMessage());
            return Problems.document(Refusal.of(Refusal.Kind.UNAVAILABLE, "kernel/unavailable", "Not available at present",
                    "The database cannot be reached or is too busy. Repeat the request later; nothing is done twice."));
        }
        LOG.error("A defect: {}", failure.getClass().getName(), failure);
        return ServerErrors.document(500);
    }
}
