package io.countersign.inbox;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** A reviewer gives a task back to its queue without having judged it. */
@UseCase
public class ReleaseTask {

    private final Tasks tasks;
    private final VisibleTasks visible;
    private final Log log;

    ReleaseTask(Tasks tasks, VisibleTasks visible, Log log) {
        this.tasks = tasks;
        this.visible = visible;
        this.log = log;
    }

    @Transactional
    public Result<ReviewTask> release(Caller caller, UUID id) {
        var found = visible.find(caller, id);
        if (!(found instanceof Result.Ok<ReviewTask>(var task))) return found;
        if (!tasks.putBack(id, caller.personId(), task.queue())) return Result.refused(TaskRefusals.notHolder(task));
        log.append(Decision.stream(task.decision()), EntryKind.TASK_RELEASED, caller.actor(), Map.of("task", id.toString()));
        return Result.ok(tasks.find(id).orElseThrow());
    }
}
