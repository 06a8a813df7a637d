package io.countersign.inbox;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** A reviewer who is still at it keeps the task for another full lease from now. */
@UseCase
public class ExtendLease {

    private final Tasks tasks;
    private final VisibleTasks visible;
    private final InboxSettings settings;
    private final InstantSource clock;
    private final Log log;

    ExtendLease(Tasks tasks, VisibleTasks visible, InboxSettings settings, InstantSource clock, Log log) {
        this.tasks = tasks;
        this.visible = visible;
        this.settings = settings;
        this.clock = clock;
        this.log = log;
    }

    @Transactional
    public Result<ReviewTask> extend(Caller caller, UUID id) {
        var found = visible.find(caller, id);
        if (!(found instanceof Result.Ok<ReviewTask>(var task))) return found;
        var now = clock.instant();
        var extended = tasks.extend(id, caller.personId(), now.plus(settings.lease()), now);
        if (extended.isEmpty()) return Result.refused(TaskRefusals.notHolder(task));
        log.append(Decision.stream(task.decision()), EntryKind.LEASE_EXTENDED, caller.actor(), Map.of("task", id.toString()));
        return Result.ok(extended.get());
    }
}
