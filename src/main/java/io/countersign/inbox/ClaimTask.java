package io.countersign.inbox;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.intake.StopCheck;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.policy.stop.Scope;
import io.countersign.policy.stop.Stop;
import io.countersign.policy.stop.Stops;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** A reviewer takes a task for themselves, for as long as the lease runs: the next one due, or a named one. */
@UseCase
public class ClaimTask {

    private final Tasks tasks;
    private final Reviews reviews;
    private final VisibleTasks visible;
    private final InboxSettings settings;
    private final Stops stops;
    private final StopCheck stopCheck;
    private final InstantSource clock;
    private final Log log;

    ClaimTask(Tasks tasks, Reviews reviews, VisibleTasks visible, InboxSettings settings, Stops stops, StopCheck stopCheck,
            InstantSource clock, Log log) {
        this.stops = stops;
        this.stopCheck = stopCheck;
        this.tasks = tasks;
        this.reviews = reviews;
        this.visible = visible;
        this.settings = settings;
        this.clock = clock;
        this.log = log;
    }

    /** @return empty when nothing waits that this person may take */
    @Transactional
    public Result<Optional<ReviewTask>> next(Caller caller, String queue) {
        if (!caller.is(Role.REVIEWER)) return Result.refused(caller.lacks(Role.REVIEWER));
        if (!caller.serves(queue)) return Result.refused(Refusal.of(Refusal.Kind.NOT_FOUND, "inbox/unknown-queue",
                "Unknown queue", "You serve no queue named " + queue + "."));
        List<Stop> holding = stops.binding().stream().filter(stop -> stop.grade().holds()).toList();
        var total = holding.stream().filter(stop -> stop.scope().equals(Scope.everything())).findFirst();
        if (total.isPresent()) return Result.refused(total.get().refusal());
        reviews.claiming(caller.personId());
        Instant now = clock.instant();
        var claimed = tasks.claimNext(queue, caller.personId(), caller.qualifications(), now, now.plus(settings.lease()),
                !holding.isEmpty());
        if (claimed.isEmpty()) {
            var capped = reviews.cappedUntil(queue, caller.personId(), now);
            if (capped.isPresent()) return Result.refused(TaskRefusals.capped(capped.get()));
        }
        claimed.ifPresent(task -> record(caller, task));
        return Result.ok(claimed);
    }

    @Transactional
    public Result<ReviewTask> one(Caller caller, UUID id) {
        var found = visible.find(caller, id);
        if (!(found instanceof Result.Ok<ReviewTask>(var task))) return found;
        if (task.heldBy(caller.personId(), clock.instant())) return found;
        var stop = stopCheck.holding(task.decision());
        if (stop.isPresent()) return Result.refused(stop.get().refusal());
        reviews.claiming(caller.personId());
        var obstacle = reviews.obstacle(id, caller.personId(), caller.qualifications(), clock.instant());
        if (obstacle.isPresent()) return Result.refused(switch (obstacle.get()) {
            case SEATED_BESIDE -> TaskRefusals.seatedBeside();
            case JUDGED_BEFORE -> TaskRefusals.judgedBefore();
            case NOT_QUALIFIED -> TaskRefusals.notQualified();
            case NOT_NAMED -> TaskRefusals.notNamed();
            case CAPPED -> TaskRefusals.capped(reviews.cappedUntil(task.queue(), caller.personId(), clock.instant())
                    .orElse(clock.instant()));
        });
        var claimed = tasks.claim(id, caller.personId(), clock.instant().plus(settings.lease()));
        if (claimed.isEmpty()) return Result.refused(TaskRefusals.notOpen(tasks.find(id).orElseThrow()));
        record(caller, claimed.get());
        return Result.ok(claimed.get());
    }

    private void record(Caller caller, ReviewTask task) {
        log.append(Decision.stream(task.decision()), EntryKind.TASK_CLAIMED, caller.actor(),
                Map.of("task", task.id().toString(), "queue", task.queue()));
    }
}
