package io.countersign.inbox;

import io.countersign.access.Caller;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.CaseFile.EvidenceItem;
import io.countersign.intake.CaseFile;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** The holder opens a piece of evidence; each time is in the log, the first also with
 * the task, because some must be opened before deciding. */
@UseCase
public class OpenEvidence {

    private final VisibleTasks visible;
    private final Tasks tasks;
    private final Decisions decisions;
    private final InstantSource clock;
    private final Log log;

    OpenEvidence(VisibleTasks visible, Tasks tasks, Decisions decisions, InstantSource clock, Log log) {
        this.visible = visible;
        this.tasks = tasks;
        this.decisions = decisions;
        this.clock = clock;
        this.log = log;
    }

    public record Opened(EvidenceItem item, byte[] content) {}

    @Transactional
    public Result<Opened> open(Caller caller, UUID id, int n) {
        return switch (visible.find(caller, id)) {
            case Result.Refused<ReviewTask>(var refusal) -> Result.refused(refusal);
            case Result.Ok<ReviewTask>(var task) when !task.heldBy(caller.personId(), clock.instant()) ->
                    Result.refused(TaskRefusals.notHolder(task));
            case Result.Ok<ReviewTask>(var task) -> open(caller, task, n);
        };
    }

    private Result<Opened> open(Caller caller, ReviewTask task, int n) {
        CaseFile file = decisions.caseFile(task.decision()).orElseThrow();
        var item = file.evidence().stream().filter(each -> each.n() == n).findFirst();
        if (item.isEmpty()) return Result.refused(Refusal.of(Refusal.Kind.NOT_FOUND, "inbox/unknown-evidence",
                "Unknown evidence", "The case has no evidence number " + n + "."));
        tasks.recordOpening(task.id(), caller.personId(), n);
        log.append(Decision.stream(task.decision()), EntryKind.EVIDENCE_OPENED, caller.actor(),
                Map.of("task", task.id().toString(), "evidence", n, "commitment", file.manifest().getOrDefault("/evidence/" + n, "")));
        return Result.ok(new Opened(item.get(), decisions.evidence(task.decision(), n).orElseThrow()));
    }
}
