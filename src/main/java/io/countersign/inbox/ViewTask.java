package io.countersign.inbox;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.inbox.ReviewTask.Part;
import io.countersign.intake.CaseFile;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.kernel.CanonicalJson;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.policy.UseCases;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reviewer looks at a task. What the holder is sent is kept, byte for byte and once for each content, so that it can be
 * said later what they had before them. The end of the lease is left out: it moves while they look; and so is what they
 * have written.
 */
@UseCase
public class ViewTask {

    private final VisibleTasks visible;
    private final Tasks tasks;
    private final Decisions decisions;
    private final UseCases useCases;
    private final Shown shown;
    private final EarlierAnswers earlier;
    private final BlindPhase blind;
    private final Drafts drafts;
    private final Log log;
    private final ObjectMapper json;
    private final InstantSource clock;

    ViewTask(VisibleTasks visible, Tasks tasks, Decisions decisions, UseCases useCases, Shown shown,
            EarlierAnswers earlier, BlindPhase blind, Drafts drafts, Log log, ObjectMapper json, InstantSource clock) {
        this.shown = shown;
        this.earlier = earlier;
        this.blind = blind;
        this.drafts = drafts;
        this.log = log;
        this.json = json;
        this.visible = visible;
        this.tasks = tasks;
        this.decisions = decisions;
        this.useCases = useCases;
        this.clock = clock;
    }

    @Transactional
    public Result<TaskView> view(Caller caller, UUID id) {
        return switch (visible.find(caller, id)) {
            case Result.Refused<ReviewTask>(var refusal) -> Result.refused(refusal);
            case Result.Ok<ReviewTask>(var task) -> Result.ok(view(caller, task));
        };
    }

    private TaskView view(Caller caller, ReviewTask task) {
        boolean held = task.heldBy(caller.personId(), clock.instant());
        boolean answered = task.state() == TaskState.DONE && caller.personId().equals(task.holder());
        var decision = decisions.find(task.decision()).orElseThrow();
        if (!held && !answered) return outline(task, decision);
        TaskView view = full(caller, task, decision, held);
        if (held && view.caseHash() != null) keep(caller, task, view);
        return view;
    }

    private void keep(Caller caller, ReviewTask task, TaskView view) {
        var sent = (ObjectNode) json.valueToTree(view);
        sent.remove(List.of("leaseUntil", "drafts"));
        shown.keep(task, caller.personId(), CanonicalJson.of(sent)).ifPresent(once ->
                log.append(Decision.stream(task.decision()), EntryKind.CASE_SHOWN, caller.actor(), Map.of("task", task.id().toString(),
                        "n", once.n(), "phase", view.phase().name(), "commitment", once.commitment(), "caseHash", view.caseHash())));
    }

    private TaskView outline(ReviewTask task, Decision decision) {
        var use = useCases.definition(decision.useCase(), decision.useCaseVersion());
        return new TaskView(task.id(), task.decision(), task.useCase(), use.title(), task.reference(), task.queue(),
                task.state(), TaskView.Phase.open, false, task.escalated(), task.dueAt(), null, use.outcomes(),
                use.reasonCodes(), use.inputs(), null, null, null, null, null, null, null, null, task.part(),
                use.review().persons(), use.review().sentence(), null, null, null);
    }

    private TaskView full(Caller caller, ReviewTask task, Decision decision, boolean held) {
        var use = useCases.definition(decision.useCase(), decision.useCaseVersion());
        CaseFile file = decisions.caseFile(task.decision()).orElse(null);
        if (file == null) return outline(task, decision);
        var stand = blind.of(task, caller.personId());
        boolean open = !stand.findingMissing();
        return new TaskView(task.id(), task.decision(), task.useCase(), use.title(), task.reference(), task.queue(),
                task.state(), open ? TaskView.Phase.open : TaskView.Phase.blind, held, task.escalated(), task.dueAt(),
                task.leaseUntil(), use.outcomes(), use.reasonCodes(), use.inputs(), file.subject(), file.inputs(),
                evidence(caller, task, file, use), file.questions().stream().filter(asked -> open || asked.blind()).toList(),
                file.caseHash(), open ? file.recommendation() : null, open ? file.model() : null, open ? file.factors() : null,
                task.part(), use.review().persons(), use.review().sentence(),
                open && task.part() == Part.ADJUDICATION ? earlier.in(task) : null, stand.finding().orElse(null),
                drafts.of(task, caller.personId()).orElse(null));
    }

    private List<TaskView.Evidence> evidence(Caller caller, ReviewTask task, CaseFile file, UseCaseDefinition use) {
        Set<Integer> opened = tasks.opened(task.id(), caller.personId());
        return file.evidence().stream().map(item -> new TaskView.Evidence(item.n(), item.name(), item.mediaType(), item.size(),
                item.sha256(), item.mandatory() || use.review().demands(item.mediaType()), opened.contains(item.n()))).toList();
    }
}
