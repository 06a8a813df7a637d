package io.countersign.verdict;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was decided. Rows are only ever added. */
public interface Verdicts {

    /** @return the commitment to its words, in standard base64, for the log */
    String add(Verdict verdict);

    /** Oldest first. */
    List<Verdict> ofDecision(UUID decision);

    /** Those of a review that say what is to happen to the person, oldest first. */
    List<Verdict> settling(UUID decision, long jobKey);

    void conclude(Conclusion conclusion);

    Optional<Conclusion> conclusion(UUID decision);

    /** Whoever gave a verdict on any of these decisions. */
    Set<UUID> reviewersOf(Collection<UUID> decisions);

    /** All that this person gave a verdict on. */
    List<UUID> decisionsOf(UUID reviewer);
}
