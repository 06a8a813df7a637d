package io.countersign.verdict;

import static io.countersign.kernel.Refusal.Kind.CONFLICT;
import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.inbox.BlindPhase;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.TaskRefusals;
import io.countersign.inbox.VisibleTasks;
import io.countersign.intake.CaseFile;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Ids;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.UseCases;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** The holder of a task says what they make of the case, once; from then on they are sent what the model thinks of it. */
@UseCase
public class CommitFinding {

    private final VisibleTasks visible;
    private final BlindPhase blind;
    private final Decisions decisions;
    private final UseCases useCases;
    private final Findings findings;
    private final Log log;
    private final Ids ids;
    private final InstantSource clock;

    CommitFinding(VisibleTasks visible, BlindPhase blind, Decisions decisions, UseCases useCases, Findings findings, Log log,
            Ids ids, InstantSource clock) {
        this.visible = visible;
        this.blind = blind;
        this.decisions = decisions;
        this.useCases = useCases;
        this.findings = findings;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Result<Finding> commit(Caller caller, UUID taskId, Finding.Statement statement) {
        return switch (visible.find(caller, taskId)) {
            case Result.Refused<ReviewTask>(var refusal) -> Result.refused(refusal);
            case Result.Ok<ReviewTask>(var task) when !task.heldBy(caller.personId(), clock.instant()) ->
                    Result.refused(TaskRefusals.notHolder(task));
            case Result.Ok<ReviewTask>(var task) -> commit(caller, task, statement);
        };
    }

    private Result<Finding> commit(Caller caller, ReviewTask task, Finding.Statement statement) {
        Decision decision = decisions.lock(task.decision()).orElseThrow();
        var stand = blind.of(task, caller.personId());
        if (!stand.blind()) return Result.refused(Refusal.of(CONFLICT, "verdict/not-blind", "This review is not blind first",
                "What the model thinks was shown with the case. Record the verdict."));
        if (stand.finding().isPresent()) return Result.refused(Refusal.of(CONFLICT, "verdict/finding-committed",
                "Your finding is committed", "A finding is committed once and stays as it is. Record the verdict, which may differ from it."));
        var errors = statement.objections(useCases.definition(decision.useCase(), decision.useCaseVersion()));
        if (!errors.isEmpty()) return Result.refused(Refusal.of(UNPROCESSABLE, "verdict/incomplete-finding",
                "The finding is not complete", errors));
        CaseFile file = decisions.caseFile(task.decision()).orElseThrow();
        return Result.ok(written(caller, new Finding(ids.next(), task.id(), task.decision(), caller.personId(),
                String.valueOf(statement.outcome()), statement.confidence(), statement.rationale(), file.caseHash(), clock.instant())));
    }

    private Finding written(Caller caller, Finding finding) {
        String words = findings.add(finding);
        log.append(Decision.stream(finding.decisionId()), EntryKind.FINDING_COMMITTED, caller.actor(), Map.of("finding",
                finding.id().toString(), "task", finding.task().toString(), "outcome", finding.outcome(), "confidence",
                finding.confidence().toPlainString(), "words", words, "caseHash", finding.caseHash()));
        return finding;
    }
}
