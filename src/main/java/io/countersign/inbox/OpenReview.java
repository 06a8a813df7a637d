package io.countersign.inbox;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.inbox.ReviewTask.Part;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Ids;
import io.countersign.kernel.UseCase;
import io.countersign.policy.Oversight;
import io.countersign.policy.UseCases;
import io.countersign.policy.pack.Packs;
import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process asks for a human review: a task for each person that it needs is put into the queue that the routing table
 * chose, or without one into the use case's own.
 */
@UseCase
@UseCase.Public("the engine asks, on behalf of an accepted submission")
class OpenReview implements StepHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OpenReview.class);
    private static final Actor PROCESS = Actor.system("process");

    private final Decisions decisions;
    private final UseCases useCases;
    private final Tasks tasks;
    private final Reviews reviews;
    private final NamedReviewers named;
    private final Packs packs;
    private final InboxSettings settings;
    private final Ids ids;
    private final InstantSource clock;
    private final Log log;

    OpenReview(Decisions decisions, UseCases useCases, Tasks tasks, Reviews reviews, NamedReviewers named, Packs packs, InboxSettings settings, Ids ids,
            InstantSource clock, Log log) {
        this.decisions = decisions;
        this.useCases = useCases;
        this.tasks = tasks;
        this.reviews = reviews;
        this.named = named;
        this.packs = packs;
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
            case RETURNED -> new StepResult.Done(Map.of("reviewResult", "returned"));
            case HELD -> new StepResult.Waiting();
            case WITHDRAWN, EXPIRED -> new StepResult.Done(Map.of("reviewResult", "closed"));
        };
    }

    private StepResult open(Decision decision, Step step) {
        var use = useCases.definition(decision.useCase(), decision.useCaseVersion());
        Object routed = step.variables().get("routing");
        if (routed == null && step.variables().containsKey("routing")) LOG.warn("The routing table {} has no rule for decision {}:"
                + " it goes to {}, the queue of its use case", step.variables().get("routingTable"), decision.id(), use.queue());
        var routing = Routing.of(routed, use.queue());
        // As its use case says, and never less than the pack of its opening day does.
        Oversight oversight = use.review().under(packs.rules(decision.pack(), decision.receivedAt()), decision.packName());
        var review = Review.of(step.jobKey(), decision.id(), oversight, routing.risk(), settings.escalationQueue());
        var opened = reviews.open(review, oversight, new ReviewTask(ids.next(), decision.id(), step.jobKey(), 1, Part.REVIEW,
                                decision.useCase(), decision.reference(), routing.queue(), routing.priority(), TaskState.OPEN, clock.instant(), decision.dueAt(),
                false, null, null, null), named.of(decision));
        if (opened.isEmpty()) return new StepResult.Waiting();
        if (decision.status() == DecisionStatus.RECEIVED) decisions.move(decision.id(), DecisionStatus.IN_REVIEW);
        for (ReviewTask task : opened) log.append(Decision.stream(decision.id()), EntryKind.TASK_OPENED, PROCESS,
                Map.of("task", task.id().toString(), "queue", routing.queue(), "priority", routing.priority(), "process", step.process(),
                        "seat", task.seat(), "seats", review.seats(), "quorum", review.quorum(), "sampled", review.sampled(),
                        "blind", review.blind()));
        if (!decision.dueAt().isAfter(clock.instant())) opened.forEach(task -> escalate(task, review.escalationQueue()));
        return new StepResult.Waiting();
    }

    /** The timer may have run before there was a task to escalate. */
    private void escalate(ReviewTask overdue, String queue) {
        tasks.escalate(overdue.id(), queue, EscalateReview.TOP_PRIORITY).ifPresent(task ->
                log.append(Decision.stream(task.decision()), EntryKind.REVIEW_ESCALATED, PROCESS,
                        Map.of("task", task.id().toString(), "queue", task.queue())));
    }
}
