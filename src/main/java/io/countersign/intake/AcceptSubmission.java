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
import io.countersign.policy.Governing;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.pack.PackRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    Result<SubmitDecision.Accepted> accept(String client, Actor actor, String key, Submission submission, Governing governing) {
        return accept(client, actor, key, submission, governing, null);
    }

    /** @param contested whose outcome it contests, if any */
    Result<SubmitDecision.Accepted> accept(String client, Actor actor, String key, Submission submission, Governing governing,
            @Nullable UUID contested) {
        Instant now = clock.instant();
        var use = governing.useCase();
        var pack = governing.pack().name();
        Optional<PackRules> demands = governing.pack().rules(now);
        if (demands.isEmpty()) return Result.refused(SubmissionRules.packNotInForce(pack));
        UUID id = ids.next();
        SaltedCase salted = submissions.salted(submission);
        String caseHash = salted.manifest().caseHash();
        if (!submissions.claimKey(client, key, id, submission)) return earlier(client, key, submission).orElseThrow();
        UUID person = submissions.person(client, submission);
        var details = new HashMap<String, Object>(Map.of(
                "useCase", use.key(), "useCaseVersion", use.version(), "pack", pack.toString(), "rulesFrom",
                demands.get().from().toString(), "caseHash", caseHash, "subject", person.toString()));
        if (contested != null) details.put("contests", contested.toString());
        Receipt receipt = log.append(Decision.stream(id), EntryKind.DECISION_SUBMITTED, actor, details);
        var decision = new Decision(id, client, submission.reference(), use.key(), use.version(),
                DecisionStatus.RECEIVED, now, due(submission, use.definition(), demands.get(), now), caseHash,
                submission.callback() == null ? null : submission.callback().url(), 1, receipt, pack);
        submissions.add(decision, person, submission, salted);
        if (contested != null) submissions.contests(id, contested);
        boolean adverse = use.definition().outcome(submission.recommendation().outcome()).orElseThrow().adverse();
        events.publishEvent(new DecisionSubmitted(decision, adverse,
                submission.recommendation().confidence(), contested));
        return Result.ok(new SubmitDecision.Accepted(decision, true));
    }

    /** As the service or else the use case says, but never later than the pack does. */
    private static Instant due(Submission submission, UseCaseDefinition use, PackRules demands, Instant now) {
        Instant due = submission.dueAt() == null ? now.plus(use.reviewWithin()) : submission.dueAt();
        return demands.outcomeBy(now).filter(due::isAfter).orElse(due);
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
