package io.countersign.verdict;

import static io.countersign.kernel.Refusal.Kind.CONFLICT;
import static io.countersign.kernel.Refusal.Kind.UNPROCESSABLE;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.inbox.BlindPhase;
import io.countersign.inbox.Drafts;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.Reviews;
import io.countersign.inbox.TaskRefusals;
import io.countersign.inbox.Tasks;
import io.countersign.inbox.VisibleTasks;
import io.countersign.intake.CaseFile;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.intake.StopCheck;
import io.countersign.kernel.Ids;
import io.countersign.kernel.PlainText;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UseCases;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** The holder of a task answers it, once. The verdict, the moves it causes and the word to the engine commit together. */
@UseCase
public class RecordVerdict {

    private final VisibleTasks visible;
    private final Tasks tasks;
    private final Decisions decisions;
    private final UseCases useCases;
    private final Verdicts verdicts;
    private final ConcludeReview conclude;
    private final Reviews reviews;
    private final BlindPhase blind;
    private final Drafts drafts;
    private final StopCheck stops;
    private final Log log;
    private final Ids ids;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    RecordVerdict(VisibleTasks visible, Tasks tasks, Decisions decisions, UseCases useCases, Verdicts verdicts,
            ConcludeReview conclude, Reviews reviews, BlindPhase blind, Drafts drafts, StopCheck stops, Log log, Ids ids, InstantSource clock,
            ApplicationEventPublisher events) {
        this.visible = visible;
        this.tasks = tasks;
        this.decisions = decisions;
        this.useCases = useCases;
        this.verdicts = verdicts;
        this.conclude = conclude;
        this.reviews = reviews;
        this.blind = blind;
        this.drafts = drafts;
        this.stops = stops;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public Result<Verdict> record(Caller caller, UUID taskId, Answer answer) {
        return switch (visible.find(caller, taskId)) {
            case Result.Refused<ReviewTask>(var refusal) -> Result.refused(refusal);
            case Result.Ok<ReviewTask>(var task) when !task.heldBy(caller.personId(), clock.instant()) ->
                    Result.refused(TaskRefusals.notHolder(task));
            case Result.Ok<ReviewTask>(var task) -> record(caller, task, answer);
        };
    }

    private Result<Verdict> record(Caller caller, ReviewTask task, Answer answer) {
        Decision decision = decisions.lock(task.decision()).orElseThrow();
        var stop = stops.holding(task.decision());
        if (stop.isPresent()) return Result.refused(stop.get().refusal());
        CaseFile file = decisions.caseFile(task.decision()).orElseThrow();
        UseCaseDefinition useCase = useCases.definition(decision.useCase(), decision.useCaseVersion());
        if (answer.decision().settles() && blind.of(task, caller.personId()).findingMissing())
            return Result.refused(AnswerRules.findingMissing());
        if (answer.caseHash() != null && !answer.caseHash().equals(file.caseHash()))
            return Result.refused(stale(decision, answer.caseHash(), file));
        var errors = AnswerRules.objections(answer, useCase, file, tasks.opened(task.id(), caller.personId()));
        if (!errors.isEmpty()) return Result.refused(Refusal.of(UNPROCESSABLE, "verdict/incomplete",
                "The verdict is not complete", errors));
        Verdict verdict = verdict(caller, task, answer, useCase, file);
        drafts.drop(task, caller.personId());
        return carryOut(verdict, task) ? Result.ok(written(caller, verdict, task))
                : Result.refused(TaskRefusals.notHolder(tasks.find(task.id()).orElseThrow()));
    }

    private Verdict verdict(Caller caller, ReviewTask task, Answer answer, UseCaseDefinition useCase,
            CaseFile file) {
        String outcome = !answer.decision().settles() ? null : answer.decision() == Verdict.Kind.UPHOLD
                ? file.recommendation().path("outcome").asString() : answer.outcome();
        List<Verdict.Reason> reasons = answer.givenReasons().stream().map(reason -> new Verdict.Reason(reason.code(),
                reason.text() == null ? useCase.reason(reason.code()).orElseThrow().text() : reason.text())).toList();
        return new Verdict(ids.next(), task.id(), task.jobKey(), task.decision(), caller.personId(), answer.decision(), outcome,
                answer.changes(), reasons, answer.rationale(), answer.question(), file.caseHash(),
                clock.instant());
    }

    /** @return false when the task was lost to the clock or a withdrawal in the meantime; then nothing has changed */
    private boolean carryOut(Verdict verdict, ReviewTask task) {
        return switch (verdict.decision()) {
            case UPHOLD, OVERRIDE, MODIFY, RETURN -> tasks.finish(task.id(), verdict.reviewer(), verdict.decidedAt());
            case ESCALATE -> tasks.putBack(task.id(), verdict.reviewer(), reviews.find(task.jobKey()).escalationQueue());
            case ABSTAIN -> tasks.abstain(task.id(), verdict.reviewer(), task.queue());
        };
    }

    private Verdict written(Caller caller, Verdict verdict, ReviewTask task) {
        String words = verdicts.add(verdict);
        var details = new HashMap<String, Object>(Map.of("verdict", verdict.id().toString(), "task",
                verdict.task().toString(), "decision", verdict.decision().name().toLowerCase(), "caseHash",
                verdict.caseHash(), "words", words, "reasons", verdict.reasons().stream().map(Verdict.Reason::code).toList()));
        if (verdict.outcome() != null) details.put("outcome", verdict.outcome());
        log.append(Decision.stream(verdict.decisionId()), EntryKind.VERDICT_RECORDED, caller.actor(), details);
        if (verdict.decision() == Verdict.Kind.RETURN) {
            decisions.ask(verdict.decisionId(), String.valueOf(verdict.question()),
                    blind.of(task, verdict.reviewer()).findingMissing());
            events.publishEvent(new DecisionReturned(verdict.decisionId()));
        }
        if (verdict.decision().settles() || verdict.decision() == Verdict.Kind.RETURN) conclude.after(verdict, task);
        return verdict;
    }

    private Refusal stale(Decision decision, String shown, CaseFile file) {
        Optional<Map<String, String>> then = PlainText.is(shown) ? decisions.manifest(decision.id(), shown)
                : Optional.empty();
        var diff = then.map(before -> CaseChange.between(before, file.manifest()));
        return Refusal.of(CONFLICT, "verdict/stale-case", "The case is another one than was shown", then.isPresent()
                ? "The case has changed since it had this hash. Look at what changed and decide again."
                : "This case never had this hash. Read the task again and send the caseHash that it gives.")
                .with("caseHash", file.caseHash()).with("diff", diff.orElse(List.of()));
    }
}
