package io.countersign.intake;

import static io.countersign.kernel.Refusal.Kind.CONFLICT;
import static io.countersign.kernel.Refusal.Kind.FORBIDDEN;
import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.audit.Receipt;
import io.countersign.kernel.Ids;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCases;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/**
 * A service submits a recommendation. The same key with the same content answers with the first decision, for ever;
 * with other content it is refused.
 */
@UseCase
public class SubmitDecision {

    private final UseCases useCases;
    private final SubmissionRules rules;
    private final Submissions submissions;
    private final Decisions decisions;
    private final Log log;
    private final Ids ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    SubmitDecision(UseCases useCases, SubmissionRules rules, Submissions submissions, Decisions decisions, Log log,
            Ids ids, InstantSource clock, ApplicationEventPublisher events) {
        this.useCases = useCases;
        this.rules = rules;
        this.submissions = submissions;
        this.decisions = decisions;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** @param created false when the decision was here already */
    public record Accepted(Decision decision, boolean created) {}

    @Transactional
    public Result<Accepted> submit(Caller caller, String idempotencyKey, Submission submission) {
        Optional<Refusal> malformed = SubmissionForm.objection(idempotencyKey, submission);
        if (malformed.isPresent()) return Result.refused(malformed.get());
        if (!caller.is(Role.SUBMITTER)) return Result.refused(caller.lacks(Role.SUBMITTER));
        Optional<RegisteredUseCase> governing = useCases.inForce(submission.useCase());
        if (governing.isEmpty() && useCases.latest(submission.useCase()).isEmpty())
            return Result.refused(SubmissionRules.unknownUseCase());
        if (!caller.maySubmitTo(submission.useCase())) return Result.refused(notForThisClient(caller, submission));

        String client = caller.actor().id();
        Optional<Result<Accepted>> before = earlier(client, idempotencyKey, submission);
        if (before.isPresent()) return before.get();

        if (governing.isEmpty()) return Result.refused(SubmissionRules.inactiveUseCase(submission.useCase()));
        Instant now = clock.instant();
        if (!governing.get().takesSubmissions(LocalDate.ofInstant(now, ZoneOffset.UTC)))
            return Result.refused(SubmissionRules.closed(governing.get()));
        var objections = rules.objections(submission, governing.get().definition(), now);
        if (!objections.isEmpty()) return Result.refused(Refusal.of(UNPROCESSABLE,
                "intake/refused", "The submission does not meet its use case", objections));
        return accept(caller, idempotencyKey, submission, governing.get(), now);
    }

    private Result<Accepted> accept(Caller caller, String key, Submission submission, RegisteredUseCase governing,
            Instant now) {
        UUID id = ids.next();
        Instant due = submission.dueAt() == null ? now.plus(governing.definition().reviewWithin()) : submission.dueAt();
        SaltedCase salted = submissions.salted(submission);
        String caseHash = salted.manifest().caseHash();
        String client = caller.actor().id();
        if (!submissions.claimKey(client, key, id, submission)) return earlier(client, key, submission).orElseThrow();
        UUID person = submissions.person(client, submission);
        Receipt receipt = log.append(Decision.stream(id), EntryKind.DECISION_SUBMITTED, caller.actor(), Map.of(
                "useCase", governing.key(), "useCaseVersion", governing.version(), "caseHash", caseHash, "subject",
                person.toString()));
        var decision = new Decision(id, client, submission.reference(), governing.key(), governing.version(),
                DecisionStatus.RECEIVED, now, due, caseHash,
                submission.callback() == null ? null : submission.callback().url(), 1, receipt);
        submissions.add(decision, person, submission, salted);
        boolean adverse = governing.definition().outcome(submission.recommendation().outcome()).orElseThrow().adverse();
        events.publishEvent(new DecisionSubmitted(decision, governing.definition().queue(), adverse,
                submission.recommendation().confidence()));
        return Result.ok(new Accepted(decision, true));
    }

    private Optional<Result<Accepted>> earlier(String client, String key, Submission submission) {
        return submissions.earlier(client, key, submission).map(earlier -> earlier.sameContent()
                ? Result.ok(new Accepted(decisions.find(earlier.decision()).orElseThrow(), false))
                : Result.refused(Refusal.of(CONFLICT, "intake/key-reused", "Idempotency key used before",
                        "This key was used for other content, as decision " + earlier.decision()
                                + ". Use a new key for a new submission.")));
    }

    private static Refusal notForThisClient(Caller caller, Submission submission) {
        return Refusal.of(FORBIDDEN, "intake/use-case-not-permitted", "Not permitted",
                "The client " + caller.actor().id() + " may not submit to " + submission.useCase() + ".");
    }
}
