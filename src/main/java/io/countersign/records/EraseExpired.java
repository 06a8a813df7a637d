package io.countersign.records;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
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

    private final Retention retention;
    private final Eraser eraser;
    private final Log log;
    private final InstantSource clock;

    EraseExpired(Retention retention, Eraser eraser, Log log, InstantSource clock) {
        this.retention = retention;
        this.eraser = eraser;
        this.log = log;
        this.clock = clock;
    }

    /** @return how many were erased, at most {@value #AT_ONCE} */
    @Transactional
    public int eraseSome() {
        List<UUID> due = retention.due(clock.instant(), AT_ONCE);
        for (UUID decision : due) {
            eraser.erase(decision);
            log.append(Decision.stream(decision), EntryKind.PAYLOAD_ERASED, Actor.system("retention"),
                    Map.of("ground", "retention-ended"));
        }
        return due.size();
    }
}
