package io.countersign.inbox;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import java.util.Map;

/**
 * A review was not done in time. A task that nobody holds goes to the escalation queue; one that somebody is working on
 * stays with them and is marked.
 */
@UseCase
@UseCase.Public("a timer of the process asks for it")
class EscalateReview implements StepHandler {

    static final int TOP_PRIORITY = 100;

    private final Decisions decisions;
    private final Tasks tasks;
    private final Reviews reviews;
    private final Log log;

    EscalateReview(Decisions decisions, Tasks tasks, Reviews reviews, Log log) {
        this.decisions = decisions;
        this.tasks = tasks;
        this.reviews = reviews;
        this.log = log;
    }

    @Override
    public String jobType() {
        return "escalate-review";
    }

    @Override
    public StepResult handle(Step step) {
        decisions.lock(step.decision()); // either the task is there now, or it will be opened as overdue
        tasks.ofDecision(step.decision()).forEach(waiting ->
                tasks.escalate(waiting.id(), reviews.find(waiting.jobKey()).escalationQueue(), TOP_PRIORITY).ifPresent(task ->
                        log.append(Decision.stream(step.decision()), EntryKind.REVIEW_ESCALATED, Actor.system("process"),
                                Map.of("task", task.id().toString(), "queue", task.queue()))));
        return StepResult.done();
    }
}
