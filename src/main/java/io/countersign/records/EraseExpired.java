package io.countersign.records;

import io.countersign.audit.Log;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import io.countersign.vault.Vault;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** Cases that have been kept as long as they must are erased; those on hold wait. */
@UseCase
@UseCase.Public("time asks; how long to keep was set by those who may")
public class EraseExpired {

    static final int AT_ONCE = 50;

    private static final Actor BY = Actor.system("retention");
    private static final Map<String, String> WHY = Map.of("ground", "retention-ended");

    private final Retention retention;
    private final Decisions decisions;
    private final Holds holds;
    private final Vault vault;
    private final Eraser eraser;
    private final Log log;
    private final InstantSource clock;

    EraseExpired(Retention retention, Decisions decisions, Holds holds, Vault vault, Eraser eraser, Log log,
            InstantSource clock) {
        this.retention = retention;
        this.decisions = decisions;
        this.holds = holds;
        this.vault = vault;
        this.eraser = eraser;
        this.log = log;
        this.clock = clock;
    }

    /** @return how many were due, at most {@value #AT_ONCE}; each is erased unless others erased or held it meanwhile */
    @Transactional
    public int eraseSome() {
        List<UUID> due = retention.due(clock.instant(), AT_ONCE);
        for (UUID decision : due) {
            UUID person = decisions.person(decision).orElseThrow();
            vault.hold(person); // first, as whoever erases a person does
            decisions.lock(decision);
            if (!holds.isHeld(decision))
                for (var erased : eraser.erase(decision, person)) log.append(erased.stream(), erased.kind(), BY, WHY);
        }
        return due.size();
    }
}
