package io.countersign.inbox;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.kernel.Result;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A reviewer sees the tasks of the queues they serve and those they answered; others do not exist for them. */
@Component
public class VisibleTasks {

    private final Tasks tasks;

    VisibleTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    public Result<ReviewTask> find(Caller caller, UUID id) {
        if (!caller.is(Role.REVIEWER)) return Result.refused(caller.lacks(Role.REVIEWER));
        return tasks.find(id)
                .filter(task -> caller.serves(task.queue()) || caller.personId().equals(task.holder()))
                .map(Result::ok).orElseGet(() -> Result.refused(TaskRefusals.unknown(id)));
    }
}
