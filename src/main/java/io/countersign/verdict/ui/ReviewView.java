package io.countersign.verdict.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.inbox.ClaimTask;
import io.countersign.inbox.ExtendLease;
import io.countersign.inbox.OpenEvidence;
import io.countersign.inbox.ReleaseTask;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.SaveDraft;
import io.countersign.inbox.TaskView;
import io.countersign.inbox.ViewTask;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.screen.Refresher;
import io.countersign.signal.Signals;
import io.countersign.verdict.CommitFinding;
import io.countersign.verdict.Finding;
import io.countersign.verdict.RecordVerdict;
import io.countersign.verdict.Verdict;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;

/** One case before one reviewer: everything to judge it by, and the verdict, on one page. */
@Route("review/:taskId")
@RolesAllowed("reviewer")
@StyleSheet("ui/styles/review.css")
class ReviewView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewView.class);
    private static final Duration EXTEND_WITHIN = Duration.ofMinutes(10);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(15);

    private final ViewTask view;
    private final ClaimTask claim;
    private final ReleaseTask release;
    private final ExtendLease extend;
    private final OpenEvidence evidence;
    private final RecordVerdict record;
    private final CommitFinding commit;
    private final SaveDraft save;
    private final Signals signals;
    private final TaskScheduler scheduler;
    private final InstantSource clock;
    private final Caller caller;
    private UUID id = new UUID(0, 0);
    private String title = "Review · Countersign";
    private @Nullable Desk desk;

    ReviewView(Callers callers, ViewTask view, ClaimTask claim, ReleaseTask release, ExtendLease extend,
            OpenEvidence evidence, RecordVerdict record, CommitFinding commit, SaveDraft save, Signals signals,
            TaskScheduler scheduler, InstantSource clock) {
        this.view = view;
        this.claim = claim;
        this.release = release;
        this.extend = extend;
        this.evidence = evidence;
        this.record = record;
        this.commit = commit;
        this.save = save;
        this.signals = signals;
        this.scheduler = scheduler;
        this.clock = clock;
        caller = callers.current();
        addClassNames("view", "review");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            id = UUID.fromString(event.getRouteParameters().get("taskId").orElse(""));
            show();
        } catch (IllegalArgumentException notAnId) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var refresher = new Refresher(scheduler, clock, event.getUI(), AT_LEAST_EVERY, this::look);
        var subscription = signals.subscribe("inbox", queue -> {
            if (desk != null && desk.task().queue().equals(queue)) refresher.soon();
        });
        addDetachListener(detach -> {
            detach.unregisterListener();
            subscription.close();
            refresher.close();
        });
    }

    private void show() {
        removeAll();
        desk = null;
        switch (view.view(caller, id)) {
            case Result.Refused<TaskView>(var refusal) -> add(Notice.unknown(refusal));
            case Result.Ok<TaskView>(var task) -> {
                title = task.reference() + " · Countersign";
                if (task.mine()) sitDown(task);
                else add(new Notice(task, this::claim));
            }
        }
    }

    private void sitDown(TaskView task) {
        var form = new VerdictForm(task, this::submit, this::save);
        var finding = task.phase() == TaskView.Phase.blind ? new FindingForm(task, this::commit, this::save) : null;
        desk = new Desk(task, form, finding, new EvidencePanel(task, evidence, caller), clock, this::extend, this::release,
                this::claim, this::showAsItIs);
        add(desk);
    }

    /** Something may have happened to the task while it lay on the desk. What was written stays there in any case. */
    private void look() {
        if (desk == null) return;
        switch (view.view(caller, id)) {
            case Result.Refused<TaskView> _ -> desk.lost("This case is not in your queues any more.", false);
            case Result.Ok<TaskView>(var task) -> desk.refresh(task);
        }
    }

    private void claim() {
        switch (claim.one(caller, id)) {
            case Result.Refused<ReviewTask>(var refusal) when desk != null -> desk.lost(refusal.detail(), false);
            case Result.Refused<ReviewTask>(var refusal) -> {
                removeAll();
                add(Notice.unknown(refusal));
            }
            case Result.Ok<ReviewTask> _ when desk != null -> look();
            case Result.Ok<ReviewTask> _ -> show();
        }
    }

    private void extend() {
        if (extend.extend(caller, id) instanceof Result.Refused<ReviewTask>(var refusal) && desk != null)
            desk.lost(refusal.detail(), true);
        look();
    }

    private void release() {
        switch (release.release(caller, id)) {
            case Result.Refused<ReviewTask>(var refusal) when desk != null -> desk.lost(refusal.detail(), true);
            case Result.Ok<ReviewTask>(var task) -> getUI().ifPresent(ui ->
                    ui.navigate("inbox", QueryParameters.of("queue", task.queue())));
            case Result.Refused<ReviewTask> _ -> look();
        }
    }

    /** Shows the case as it stands now beside what was already written. */
    private void showAsItIs() {
        if (desk != null && view.view(caller, id) instanceof Result.Ok<TaskView>(var task) && task.mine())
            desk.relay(task, new EvidencePanel(task, evidence, caller));
    }

    /** Whoever writes is at work: their hold is extended before it ends. */
    private void save() {
        if (desk == null) return;
        try {
            switch (save.save(caller, id, desk.draft())) {
                case Result.Refused<ReviewTask>(var refusal) -> desk.notSaved(refusal.detail());
                case Result.Ok<ReviewTask>(var task) -> {
                    desk.saved();
                    if (task.heldBy(caller.personId(), clock.instant()) && task.leaseUntil() != null
                            && task.leaseUntil().isBefore(clock.instant().plus(EXTEND_WITHIN))) extend();
                }
            }
        } catch (RuntimeException failure) {
            LOG.error("The draft of task {} was not saved", id, failure);
            desk.notSaved("The server could not save what you wrote just now. It is still here: keep this page open.");
        }
    }

    /** Only now is the page sent what the model thinks. */
    private void commit(FindingForm form) {
        switch (commit.commit(caller, id, form.statement())) {
            case Result.Refused<Finding>(var refusal) -> form.refuse(refusal);
            case Result.Ok<Finding> _ -> show();
        }
    }

    private void submit(VerdictForm form) {
        if (desk == null) return;
        var answer = form.answer(desk.caseHash());
        if (answer == null) {
            desk.refuse(Refusal.of(Refusal.Kind.UNPROCESSABLE, "verdict/incomplete", "The verdict is not complete",
                    List.of(new Refusal.FieldError("/decision", "must be one of the six"))));
            return;
        }
        try {
            switch (record.record(caller, id, answer)) {
                case Result.Refused<Verdict>(var refusal) -> desk.refuse(refusal);
                case Result.Ok<Verdict>(var verdict) -> confirm(verdict, desk.task());
            }
        } catch (RuntimeException failure) {
            LOG.error("The verdict on task {} was not recorded", id, failure);
            desk.refuse(Refusal.of(Refusal.Kind.UNAVAILABLE, "verdict/not-recorded", "The verdict was not recorded",
                    "The server could not record it just now. What you wrote is still here: try again in a minute."));
        }
    }

    private void confirm(Verdict verdict, TaskView task) {
        desk = null;
        removeAll();
        add(new Recorded(verdict, task, () -> takeNext(task.queue())));
    }

    private String takeNext(String queue) {
        return switch (claim.next(caller, queue)) {
            case Result.Refused<Optional<ReviewTask>>(var refusal) -> refusal.detail();
            case Result.Ok<Optional<ReviewTask>>(var next) -> {
                next.ifPresent(task -> getUI().ifPresent(ui -> ui.navigate("review/" + task.id())));
                yield next.isPresent() ? "" : "Nothing more waits in " + queue + " that you may take.";
            }
        };
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
