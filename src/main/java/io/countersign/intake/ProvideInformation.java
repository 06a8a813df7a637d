package io.countersign.intake;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** A service answers a reviewer's question, with more evidence if it has any, and review goes on. */
@UseCase
public class ProvideInformation {

    private final OwnDecisions own;
    private final Decisions decisions;
    private final Submissions submissions;
    private final Log log;
    private final ApplicationEventPublisher events;

    ProvideInformation(OwnDecisions own, Decisions decisions, Submissions submissions, Log log,
            ApplicationEventPublisher events) {
        this.own = own;
        this.decisions = decisions;
        this.submissions = submissions;
        this.log = log;
        this.events = events;
    }

    @Transactional
    public Result<DecisionStatus> provide(Caller caller, UUID id, String answer, List<Submission.Evidence> evidence) {
        if (own.find(caller, id) instanceof Result.Refused<Decision>(var refusal)) return Result.refused(refusal);
        long present = decisions.caseFile(id).stream().flatMap(file -> file.evidence().stream())
                .mapToLong(CaseFile.EvidenceItem::size).sum();
        var unfit = SubmissionForm.objection(answer, evidence, present);
        if (unfit.isPresent()) return Result.refused(unfit.get());
        var moved = decisions.move(id, DecisionStatus.RETURNED, DecisionStatus.IN_REVIEW);
        if (moved instanceof Result.Ok<DecisionStatus>) {
            CaseManifest manifest = submissions.answer(id, answer, evidence);
            log.append(Decision.stream(id), EntryKind.INFORMATION_PROVIDED, caller.actor(),
                    Map.of("caseHash", manifest.caseHash(), "evidence", evidence.size()));
            events.publishEvent(new InformationProvided(id));
        }
        return moved;
    }
}
