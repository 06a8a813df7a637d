package io.countersign.bench;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.inbox.ClaimTask;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.ViewTask;
import io.countersign.intake.Submission;
import io.countersign.intake.SubmitDecision;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import io.countersign.process.internal.StepRunner;
import io.countersign.verdict.Answer;
import io.countersign.verdict.RecordVerdict;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Cases on a {@link Node}, each from its submission to its release, by the product's own use cases. */
final class CaseLives {

    /** Submitted, in the inbox, claimed, shown, judged, released: each a transaction. */
    static final int CHANGES = 6;
    /** One more than changes: that a verdict was given, and that with it the review is concluded. */
    static final int ENTRIES = 7;

    private static final Caller SERVICE = new Caller(new Actor(Actor.Kind.SERVICE, "loan-service"), "loan-service",
            Set.of(Role.SUBMITTER), Set.of(), Set.of(), null);

    private final SubmitDecision submit;
    private final ClaimTask claim;
    private final ViewTask view;
    private final RecordVerdict verdict;
    private final StepRunner steps;
    private final Map<String, StepHandler> handlers;
    private final JsonMapper json;
    private final AtomicLong jobs;

    CaseLives(Node node, String series) {
        jobs = new AtomicLong((long) series.hashCode() << 32); // no other series uses the same
        submit = node.the(SubmitDecision.class);
        claim = node.the(ClaimTask.class);
        view = node.the(ViewTask.class);
        verdict = node.the(RecordVerdict.class);
        steps = node.the(StepRunner.class);
        json = node.the(JsonMapper.class);
        handlers = node.context().getBeansOfType(StepHandler.class).values().stream()
                .collect(Collectors.toMap(StepHandler::jobType, Function.identity()));
    }

    static Caller reviewer(UUID person) {
        return new Caller(new Actor(Actor.Kind.PERSON, person.toString()), "Rita", Set.of(Role.REVIEWER),
                Set.of(Loan.QUEUE), Set.of(), null);
    }

    /** Submits one case and opens its review; then takes the next one of the queue to its end. */
    void live(Loan loan, Caller reviewer) {
        var submission = json.treeToValue(loan.submission(), Submission.class);
        var accepted = must(submit.submit(SERVICE, loan.reference(), submission));
        step("human-review", accepted.decision().id());
        ReviewTask task = claimed(reviewer);
        String caseHash = String.valueOf(must(view.view(reviewer, task.id())).caseHash());
        Loan claimed = Loan.of(task.reference());
        must(verdict.record(reviewer, task.id(), json.convertValue(claimed.verdict(caseHash), Answer.class)));
        step("finalise-decision", task.decision());
        step("deliver-outcome", task.decision());
    }

    /** Those whom others are just about to take are passed over, so it may look for a moment as if there were none. */
    private ReviewTask claimed(Caller reviewer) {
        Optional<ReviewTask> task = Optional.empty();
        while (task.isEmpty()) task = must(claim.next(reviewer, Loan.QUEUE));
        return task.get();
    }

    private void step(String type, UUID decision) {
        steps.run(handlers.get(type), new Step(jobs.incrementAndGet(), decision, type, "decision-review:1", Map.of()));
    }

    static <T> T must(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(var value) -> value;
            case Result.Refused<T>(Refusal why) -> throw new BenchFailure("Refused: " + why.detail() + " " + why.errors());
        };
    }
}
