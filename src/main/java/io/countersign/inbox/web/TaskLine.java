package io.countersign.inbox.web;

import io.countersign.access.Caller;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.ReviewTask.Part;
import io.countersign.inbox.TaskState;
import io.countersign.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task in a list: what to know for choosing it, and nothing of the case or of who else holds it. */
record TaskLine(UUID id, UUID decisionId, String useCase, String reference, String queue, int priority, Part part,
        TaskState state, boolean mine, boolean escalated, Instant openedAt, Instant dueAt, @Nullable Instant leaseUntil) {

    static TaskLine of(ReviewTask task, Caller caller) {
        boolean mine = caller.personId().equals(task.holder());
        return new TaskLine(task.id(), task.decision(), task.useCase(), task.reference(), task.queue(), task.priority(), task.part(),
                task.state(), mine, task.escalated(), task.openedAt(), task.dueAt(), mine ? task.leaseUntil() : null);
    }

    static List<TaskLine> of(List<ReviewTask> tasks, Caller caller) {
        return tasks.stream().map(task -> of(task, caller)).toList();
    }

    static Page<TaskLine> of(Page<ReviewTask> page, Caller caller) {
        return new Page<>(of(page.items(), caller), page.next());
    }
}
