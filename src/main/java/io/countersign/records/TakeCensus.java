package io.countersign.records;

import io.countersign.audit.Census;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes into the log how many decisions there are in each state and how many entries of each kind, both as of one
 * snapshot. A Merkle tree shows that nothing in it was changed; this shows that nothing was left out of it.
 */
@UseCase
@UseCase.Public("time asks; it tells numbers alone")
public class TakeCensus {

    private final Decisions decisions;
    private final Census census;
    private final Log log;

    TakeCensus(Decisions decisions, Census census, Log log) {
        this.decisions = decisions;
        this.census = census;
        this.log = log;
    }

    /** @return whether books and log agree */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public boolean take() {
        Map<String, Long> entries = census.byKind();
        Map<String, Long> books = new TreeMap<>();
        decisions.count().forEach((status, count) -> books.put(status.name(), count));
        boolean agrees = sum(books) == count(entries, EntryKind.DECISION_SUBMITTED)
                && books.getOrDefault(DecisionStatus.RELEASED.name(), 0L) == count(entries, EntryKind.DECISION_RELEASED)
                        + count(entries, EntryKind.RELEASED_UNREVIEWED)
                && books.getOrDefault(DecisionStatus.WITHDRAWN.name(), 0L) == count(entries, EntryKind.DECISION_WITHDRAWN);
        log.append("census", EntryKind.CENSUS_TAKEN, Actor.system("records"), Map.of("decisions", books, "entries", entries,
                "treeSize", census.treeSize(), "agrees", agrees));
        return agrees;
    }

    private static long count(Map<String, Long> entries, EntryKind kind) {
        return entries.getOrDefault(kind.word(), 0L);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
