package io.countersign.intake;

import io.countersign.access.Caller;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.UseCases;
import io.countersign.policy.stop.Grade;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the same case again, under the version of its use case that governed it, with what the person says as evidence that
 * must be read. What was concluded is no part of it.
 */
@UseCase
@UseCase.NotAudited("AcceptSubmission tells the log what it accepts")
public class SubmitContest {

    private final OwnDecisions own;
    private final Submissions submissions;
    private final UseCases useCases;
    private final AcceptSubmission acceptance;
    private final StopCheck stops;

    SubmitContest(OwnDecisions own, Submissions submissions, UseCases useCases, AcceptSubmission acceptance, StopCheck stops) {
        this.own = own;
        this.submissions = submissions;
        this.useCases = useCases;
        this.acceptance = acceptance;
        this.stops = stops;
    }

    /** @param statement what the person says against the outcome */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result<SubmitDecision.Accepted> submit(Caller caller, Decision contested, String statement, List<Submission.Evidence> evidence) {
        if (own.find(caller, contested.id()) instanceof Result.Refused<Decision>(var refusal)) return Result.refused(refusal);
        Optional<Submission> before = submissions.again(contested);
        if (before.isEmpty()) return Result.refused(Refusal.of(Kind.CONFLICT, "intake/erased", "Erased before",
                "The case of decision " + contested.id() + " has been erased; nothing is left to review."));
        var unfit = SubmissionForm.objection("/statement", "The contest", statement);
        if (unfit.isPresent()) return Result.refused(unfit.get());
        var stop = stops.over(contested.id()).filter(each -> each.grade() == Grade.STOP);
        if (stop.isPresent()) return Result.refused(stop.get().submissionRefusal());
        String key = "contest/" + contested.id();
        Submission submission = with(before.get(), statement, evidence);
        var malformed = SubmissionForm.objection(key, submission);
        if (malformed.isPresent()) return Result.refused(malformed.get());
        var version = useCases.version(contested.useCase(), contested.useCaseVersion()).orElseThrow();
        return acceptance.earlier(caller.actor().id(), key, submission).orElseGet(() -> acceptance.accept(
                caller.actor().id(), caller.actor(), key, submission, useCases.governing(version), contested.id()));
    }

    private static Submission with(Submission before, String statement, List<Submission.Evidence> evidence) {
        var said = new Submission.Evidence("statement.txt", "text/plain", statement.getBytes(StandardCharsets.UTF_8), true);
        var all = new ArrayList<>(before.allEvidence());
        all.addAll(Stream.concat(Stream.of(said), evidence.stream()).toList());
        return new Submission(before.useCase(), before.reference(), before.subject(), before.recommendation(), before.model(),
                before.factors(), before.inputs(), all, before.callback(), null);
    }
}
