package io.countersign.inbox;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;

/** A claim nobody extended lapses, and the task goes back to its queue. */
@UseCase
@UseCase.Public("the clock does this, nobody asks for it")
class ExpireLease {

    private final Tasks tasks;
    private final InstantSource clock;
    private final Log log;

    ExpireLease(Tasks tasks, InstantSource clock, Log log) {
        this.tasks = tasks;
        this.clock = clock;
        this.log = log;
    }

    /** @return whether there was a lapsed claim; call again until there is none */
    @Transactional
    public boolean expireOne() {
        var expired = tasks.expireLease(clock.instant());
        expired.ifPresent(task -> log.append(Decision.stream(task.decision()), EntryKind.LEASE_EXPIRED, Actor.system("inbox"),
                Map.of("task", task.id().toString())));
        return expired.isPresent();
    }
}
