package io.countersign.inbox;

import io.countersign.access.Caller;
import io.countersign.kernel.PlainText;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Keeps what a reviewer has written so far, so that neither a restart nor a closed laptop loses it. Again with the same
 * changes nothing.
 */
@UseCase
@UseCase.NotAudited("a draft decides nothing; what is handed in is logged")
public class SaveDraft {

    static final int LONGEST = 64_000;

    private final VisibleTasks visible;
    private final Drafts drafts;
    private final InstantSource clock;

    SaveDraft(VisibleTasks visible, Drafts drafts, InstantSource clock) {
        this.visible = visible;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** Whoever has lost the task since they began to write may still save the rest: it may come back to them. */
    @Transactional
    public Result<ReviewTask> save(Caller caller, UUID id, JsonNode content) {
        if (!(visible.find(caller, id) instanceof Result.Ok<ReviewTask>(var task))) return visible.find(caller, id);
        if (!content.isObject() || content.toString().length() > LONGEST || !PlainText.isIn(content))
            return Result.refused(Refusal.of(Refusal.Kind.UNPROCESSABLE, "inbox/no-draft", "Not a draft", List.of(
                    new Refusal.FieldError("", "must be a JSON object of at most " + LONGEST + " characters, without control characters"))));
        if (!task.heldBy(caller.personId(), clock.instant()) && drafts.of(task, caller.personId()).isEmpty())
            return Result.refused(TaskRefusals.notHolder(task));
        drafts.save(task, caller.personId(), content);
        return Result.ok(task);
    }
}
