package io.countersign.inbox;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Ids;
import io.countersign.kernel.UseCase;
import io.countersign.policy.UseCases;
import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import java.time.InstantSource;
import java.util.Map;

/**
 * The process asks for a human review: a task is put into the queue that the routing table chose, or without one into the
 * use case's own.
 */
@UseCase
@UseCase.Public("the engine asks, on behalf of an accepted submission")
class OpenReview implements StepHandler {

    private static final Actor PROCESS = Actor.system("process");

    private final Decisions decisions;
    private final UseCases useCases;
    private final Tasks tasks;
    private final InboxSettings settings;
    private final Ids ids;
    private final InstantSource clock;
    private final Log log;

    OpenReview(Decisions decisions, UseCases useCases, Tasks tasks, InboxSettings settings, Ids ids, InstantSource clock,
            Log log) {
        this.decisions = decisions;
        this.useCases = useCases;
        this.tasks = tasks;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public String jobType() {
        return "human-review";
    }

    @Override
    public StepResult handle(Step step) {
        var decision = decisions.lock(step.decision()).orElseThrow();
        return switch (decision.status()) {
            case RECEIVED, IN_REVIEW -> open(decision, step);
            case DECIDED, RELEASED -> new StepResult.Done(Map.of("reviewResult", "decided"));
            case RETURNED, HELD -> new StepResult.Waiting();
            case WITHDRAWN, EXPIRED -> new StepResult.Done(Map.of("reviewResult", "closed"));
        };
    }

    private StepResult open(Decision decision, Step step) {
        Object routed = step.variables().get("routing");
        Map<?, ?> routing = routed instanceof Map<?, ?> map ? map : Map.of();
        String queue = routing.get("queue") instanceof String named && !named.isBlank() ? named
                : useCases.definition(decision.useCase(), decision.useCaseVersion()).queue();
        int priority = routing.get("priority") instanceof Number number ? Math.clamp(number.longValue(), 0, 100) : 50;
        var task = new ReviewTask(ids.next(), decision.id(), step.jobKey(), decision.useCase(), decision.reference(),
                queue, priority, TaskState.OPEN, clock.instant(), decision.dueAt(), false, null, null, null);
        if (!tasks.open(task)) return new StepResult.Waiting();
        if (decision.status() == DecisionStatus.RECEIVED) decisions.move(decision.id(), DecisionStatus.IN_REVIEW);
        log.append(Decision.stream(decision.id()), EntryKind.TASK_OPENED, PROCESS, Map.of("task", task.id().toString(),
                "queue", queue, "priority", priority, "process", step.process()));
        if (!decision.dueAt().isAfter(clock.instant())) escalate(task);
        return new StepResult.Waiting();
    }

    /** The timer may have run before there was a task to escalate. */
    private void escalate(ReviewTask overdue) {
        tasks.escalate(overdue.jobKey(), settings.escalationQueue(), EscalateReview.TOP_PRIORITY).ifPresent(task ->
                log.append(Decision.stream(task.decision()), EntryKind.REVIEW_ESCALATED, PROCESS,
                        Map.of("task", task.id().toString(), "queue", task.queue())));
    }
}
