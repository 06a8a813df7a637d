package io.countersign.inbox;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionWithdrawn;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;

/** A case that ended without an answer leaves no task behind: at once when it is withdrawn, at the latest by its process. */
@UseCase
@UseCase.Public("follows from what somebody permitted did")
class CloseReview implements StepHandler {

    private final Tasks tasks;
    private final InstantSource clock;
    private final Log log;

    CloseReview(Tasks tasks, InstantSource clock, Log log) {
        this.tasks = tasks;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public String jobType() {
        return "close-review";
    }

    @Override
    public StepResult handle(Step step) {
        close(step.decision());
        return StepResult.done();
    }

    @EventListener
    void on(DecisionWithdrawn event) {
        close(event.decision());
    }

    private void close(UUID decision) {
        tasks.close(decision, clock.instant()).forEach(task -> log.append(Decision.stream(decision), EntryKind.TASK_CLOSED,
                Actor.system("inbox"), Map.of("task", task.id().toString())));
    }
}
