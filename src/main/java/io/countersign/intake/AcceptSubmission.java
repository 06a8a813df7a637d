package io.countersign.intake;

import static io.countersign.kernel.Refusal.Kind.CONFLICT;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.audit.Receipt;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Ids;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.RegisteredUseCase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;

/** Writes an accepted submission down: the case sealed, its receipt in the log, word to whoever listens. */
@UseCase
@UseCase.Public("its callers have asked for permission")
class AcceptSubmission {

    private final Submissions submissions;
    private final Decisions decisions;
    private final Log log;
    private final Ids ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    AcceptSubmission(Submissions submissions, Decisions decisions, Log log, Ids ids, InstantSource clock,
            ApplicationEventPublisher events) {
        this.submissions = submissions;
        this.decisions = decisions;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** @param client whose key it is */
    Result<SubmitDecision.Accepted> accept(String client, Actor actor, String key, Submission submission, RegisteredUseCase governing) {
        Instant now = clock.instant();
        UUID id = ids.next();
        Instant due = submission.dueAt() == null ? now.plus(governing.definition().reviewWithin()) : submission.dueAt();
        SaltedCase salted = submissions.salted(submission);
        String caseHash = salted.manifest().caseHash();
        if (!submissions.claimKey(client, key, id, submission)) return earlier(client, key, submission).orElseThrow();
        UUID person = submissions.person(client, submission);
        Receipt receipt = log.append(Decision.stream(id), EntryKind.DECISION_SUBMITTED, actor, Map.of(
                "useCase", governing.key(), "useCaseVersion", governing.version(), "caseHash", caseHash, "subject",
                person.toString()));
        var decision = new Decision(id, client, submission.reference(), governing.key(), governing.version(),
                DecisionStatus.RECEIVED, now, due, caseHash,
                submission.callback() == null ? null : submission.callback().url(), 1, receipt);
        submissions.add(decision, person, submission, salted);
        boolean adverse = governing.definition().outcome(submission.recommendation().outcome()).orElseThrow().adverse();
        events.publishEvent(new DecisionSubmitted(decision, governing.definition().queue(), adverse,
                submission.recommendation().confidence()));
        return Result.ok(new SubmitDecision.Accepted(decision, true));
    }

    /** What became of the same key before, if it was used. */
    Optional<Result<SubmitDecision.Accepted>> earlier(String client, String key, Submission submission) {
        return submissions.earlier(client, key, submission).map(earlier -> earlier.sameContent()
                ? Result.ok(new SubmitDecision.Accepted(decisions.find(earlier.decision()).orElseThrow(), false))
                : Result.refused(Refusal.of(CONFLICT, "intake/key-reused", "Idempotency key used before",
                        "This key was used for other content, as decision " + earlier.decision()
                                + ". Use a new key for a new submission.")));
    }
}
