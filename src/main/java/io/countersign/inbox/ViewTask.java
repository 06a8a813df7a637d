package io.countersign.inbox;

import io.countersign.access.Caller;
import io.countersign.intake.CaseFile;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.UseCases;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** A reviewer looks at a task. */
@UseCase
@UseCase.NotAudited("looking changes nothing; opening evidence is recorded on its own")
public class ViewTask {

    private final VisibleTasks visible;
    private final Tasks tasks;
    private final Decisions decisions;
    private final UseCases useCases;
    private final InstantSource clock;

    ViewTask(VisibleTasks visible, Tasks tasks, Decisions decisions, UseCases useCases, InstantSource clock) {
        this.visible = visible;
        this.tasks = tasks;
        this.decisions = decisions;
        this.useCases = useCases;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Result<TaskView> view(Caller caller, UUID id) {
        return switch (visible.find(caller, id)) {
            case Result.Refused<ReviewTask>(var refusal) -> Result.refused(refusal);
            case Result.Ok<ReviewTask>(var task) -> Result.ok(view(caller, task));
        };
    }

    public TaskView view(Caller caller, ReviewTask task) {
        boolean held = task.heldBy(caller.personId(), clock.instant());
        boolean answered = task.state() == TaskState.DONE && caller.personId().equals(task.holder());
        var decision = decisions.find(task.decision()).orElseThrow();
        return held || answered ? full(caller, task, decision, held) : outline(task, decision);
    }

    private TaskView outline(ReviewTask task, Decision decision) {
        var use = useCases.definition(decision.useCase(), decision.useCaseVersion());
        return new TaskView(task.id(), task.decision(), task.useCase(), use.title(), task.reference(), task.queue(),
                task.state(), TaskView.Phase.open, false, task.escalated(), task.dueAt(), null, use.outcomes(),
                use.reasonCodes(), use.inputs(), null, null, null, null, null, null, null, null);
    }

    private TaskView full(Caller caller, ReviewTask task, Decision decision, boolean held) {
        var use = useCases.definition(decision.useCase(), decision.useCaseVersion());
        CaseFile file = decisions.caseFile(task.decision()).orElse(null);
        if (file == null) return outline(task, decision);
        Set<Integer> opened = tasks.opened(task.id(), caller.personId());
        List<TaskView.Evidence> evidence = file.evidence().stream().map(item -> new TaskView.Evidence(item.n(),
                item.name(), item.mediaType(), item.size(), item.sha256(), item.mandatory(),
                opened.contains(item.n()))).toList();
        return new TaskView(task.id(), task.decision(), task.useCase(), use.title(), task.reference(), task.queue(),
                task.state(), TaskView.Phase.open, held, task.escalated(), task.dueAt(), task.leaseUntil(),
                use.outcomes(), use.reasonCodes(), use.inputs(), file.subject(), file.inputs(), evidence,
                file.questions(), file.caseHash(), file.recommendation(), file.model(), file.factors());
    }
}
