package io.countersign.verdict;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.inbox.Review;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.ReviewTask.Part;
import io.countersign.inbox.Reviews;
import io.countersign.intake.Decision;
import io.countersign.intake.DecisionStatus;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.process.ProcessCommands;

/**
 * Somebody has answered: the review is over when enough persons came to the same, goes to one more when they differ, and
 * waits for the others until then.
 */
@UseCase
@UseCase.Public("follows from the verdict of a permitted person")
class ConcludeReview {

    private static final Actor VERDICTS = Actor.system("verdict");

    private final Reviews reviews;
    private final Verdicts verdicts;
    private final Decisions decisions;
    private final ProcessCommands process;
    private final InstantSource clock;
    private final Log log;

    ConcludeReview(Reviews reviews, Verdicts verdicts, Decisions decisions, ProcessCommands process, InstantSource clock,
            Log log) {
        this.reviews = reviews;
        this.verdicts = verdicts;
        this.decisions = decisions;
        this.process = process;
        this.clock = clock;
        this.log = log;
    }

    /** @param task from which the verdict was just given, in the transaction still under way */
    void after(Verdict verdict, ReviewTask task) {
        if (verdict.decision() == Verdict.Kind.RETURN) {
            end(task, "returned", DecisionStatus.RETURNED);
            return;
        }
        Review review = reviews.find(task.jobKey());
        List<Verdict> given = review.seats() == 1 && task.part() == Part.REVIEW ? List.of(verdict)
                : verdicts.settling(task.decision(), task.jobKey());
        switch (new Tally(review, given).after(task.part())) {
            case AGREED -> conclude(new Conclusion(verdict, task.jobKey(), task.part() == Part.REVIEW
                    ? Conclusion.Basis.AGREEMENT : Conclusion.Basis.ADJUDICATION,
                    given.stream().map(Verdict::reviewer).toList(), clock.instant()), task);
            case DIFFERING -> adjudicate(task, review);
            case WAITING -> { }
        }
    }

    private void conclude(Conclusion conclusion, ReviewTask task) {
        verdicts.conclude(conclusion);
        log.append(Decision.stream(task.decision()), EntryKind.REVIEW_CONCLUDED, VERDICTS,
                Map.of("verdict", conclusion.verdict().id().toString(), "outcome", String.valueOf(conclusion.verdict().outcome()),
                        "basis", conclusion.basis().name().toLowerCase(), "persons", conclusion.reviewers().size(),
                        "caseHash", conclusion.verdict().caseHash()));
        end(task, "decided", DecisionStatus.DECIDED);
    }

    private void adjudicate(ReviewTask task, Review review) {
        ReviewTask seat = reviews.adjudicate(task, review.adjudicationQueue());
        log.append(Decision.stream(task.decision()), EntryKind.TASK_OPENED, VERDICTS, Map.of("task", seat.id().toString(),
                "queue", seat.queue(), "priority", seat.priority(), "seat", seat.seat(), "part", "adjudication"));
    }

    private void end(ReviewTask task, String result, DecisionStatus next) {
        reviews.closeRest(task.jobKey(), clock.instant()).forEach(closed -> log.append(Decision.stream(closed.decision()),
                EntryKind.TASK_CLOSED, VERDICTS, Map.of("task", closed.id().toString())));
        if (decisions.move(task.decision(), DecisionStatus.IN_REVIEW, next)
                instanceof Result.Refused<DecisionStatus>(var refusal))
            throw new IllegalStateException("A held task belongs to a decision in review. " + refusal.detail());
        process.complete(task.decision(), task.jobKey(), Map.of("reviewResult", result));
    }
}
