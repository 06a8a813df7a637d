package io.countersign.inbox.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.inbox.ClaimTask;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.Tasks;
import io.countersign.inbox.Tasks.QueueLoad;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.policy.UseCases;
import io.countersign.screen.Refresher;
import io.countersign.screen.RelativeTime;
import io.countersign.screen.Wording;
import io.countersign.signal.Signals;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.scheduling.TaskScheduler;

/** What to do next: one queue at a time, kept up to date while one looks. */
@Route("inbox")
@PageTitle("Inbox · Countersign")
@Menu(title = "Inbox", order = 10, icon = "vaadin:inbox")
@RolesAllowed("reviewer")
@StyleSheet("ui/styles/inbox.css")
class InboxView extends Main implements BeforeEnterObserver {

    private static final int PAGE = 50;
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(20);

    private final Tasks tasks;
    private final ClaimTask claim;
    private final UseCases useCases;
    private final Signals signals;
    private final TaskScheduler scheduler;
    private final InstantSource clock;
    private final Caller caller;
    private final List<String> queues;
    private final Map<String, String> titles = new HashMap<>();

    private final QueueChoice choice;
    private final Span counts = new Span();
    private final Span oldest = new Span();
    private final Button takeNext = new Button("Take next", _ -> takeNext());
    private final HeldTasks held = new HeldTasks(this::title);
    private final H2 heading = new H2();
    private final WaitingTasks waiting = new WaitingTasks(this::title, this::take);
    private final Div nothing = new Div();
    private final Button more = new Button("Show more", _ -> showMore());
    private String queue;
    private int size = PAGE;

    InboxView(Callers callers, Tasks tasks, ClaimTask claim, UseCases useCases, Signals signals,
            TaskScheduler scheduler, InstantSource clock) {
        this.tasks = tasks;
        this.claim = claim;
        this.useCases = useCases;
        this.signals = signals;
        this.scheduler = scheduler;
        this.clock = clock;
        caller = callers.current();
        queues = caller.queues().stream().sorted().toList();
        queue = queues.isEmpty() ? "" : queues.getFirst();
        choice = new QueueChoice(queues, this::go);
        addClassNames("view", "inbox");
        add(new H1("Inbox"));
        if (queues.isEmpty()) add(inNoQueue());
        else layOut();
    }

    private void layOut() {
        var key = new Span("N");
        key.addClassName("key");
        key.getElement().setAttribute("aria-hidden", "true");
        takeNext.setSuffixComponent(key);
        takeNext.addThemeVariants(ButtonVariant.PRIMARY);
        takeNext.getElement().setAttribute("aria-keyshortcuts", "N");
        Shortcuts.addShortcutListener(this, this::takeNext, Key.KEY_N).listenOn(this);
        counts.getElement().setAttribute("aria-live", "polite");
        var load = new Paragraph(counts, oldest);
        load.addClassName("load");
        var head = new Div(choice, load, takeNext);
        head.addClassName("head");
        nothing.addClassName("empty");
        nothing.add(new Paragraph("Nothing waits here."), new Paragraph("A case appears by itself as soon as a service "
                + "submits a recommendation that this queue reviews. You need not reload."));
        heading.setId("waiting");
        var list = new Section(heading, waiting, nothing, more);
        list.getElement().setAttribute("aria-labelledby", "waiting");
        add(head, held, list);
        choose(queue);
    }

    private static Div inNoQueue() {
        var words = new Div(new Paragraph("You are in no queue yet."), new Paragraph(
                "Whoever looks after your accounts adds you to one, as a group under “queues” in Keycloak. Then log in again."));
        words.addClassName("empty");
        return words;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (queues.isEmpty()) return;
        refresh();
        var refresher = new Refresher(scheduler, clock, event.getUI(), AT_LEAST_EVERY, this::refresh);
        var subscription = signals.subscribe("inbox", changed -> {
            if (queues.contains(changed)) refresher.soon();
        });
        addDetachListener(detach -> {
            detach.unregisterListener();
            subscription.close();
            refresher.close();
        });
    }

    /** The queue stands in the address, so that the way back from a case leads to the same one. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("queue").filter(queues::contains)
                .ifPresent(this::choose);
    }

    private void go(String chosen) {
        getUI().ifPresent(ui -> ui.navigate("inbox", QueryParameters.of("queue", chosen)));
    }

    private void choose(String chosen) {
        queue = chosen;
        size = PAGE;
        choice.choose(queue);
        heading.setText("Waiting in " + Wording.name(queue));
        if (isAttached()) refresh();
    }

    private void showMore() {
        size += PAGE;
        refresh();
    }

    private void refresh() {
        var now = clock.instant();
        var loads = tasks.load(queues, now);
        choice.show(loads);
        loads.stream().filter(load -> load.queue().equals(queue)).findFirst().ifPresent(this::say);
        held.show(tasks.heldBy(caller.personId()), now);
        var page = tasks.open(Set.of(queue), null, size);
        waiting.show(page.items(), now);
        waiting.setVisible(!page.items().isEmpty());
        nothing.setVisible(page.items().isEmpty());
        more.setVisible(page.next() != null);
    }

    private void say(QueueLoad load) {
        var words = QueueChoice.count(load.waiting()) + " waiting · "
                + (load.overdue() == 0 ? "none overdue" : QueueChoice.count(load.overdue()) + " overdue");
        if (!words.equals(counts.getText())) counts.setText(words);
        oldest.removeAll();
        if (load.oldest() != null) oldest.add(new Span(" · oldest from "), RelativeTime.of(load.oldest(), clock.instant()));
    }

    private void takeNext() {
        switch (claim.next(caller, queue)) {
            case Result.Refused<?>(Refusal refusal) -> tell(refusal.detail());
            case Result.Ok<java.util.Optional<ReviewTask>>(var next) -> next.ifPresentOrElse(this::open,
                    () -> tell("Nothing waits in " + Wording.name(queue) + " that you may take."));
        }
    }

    private void take(ReviewTask task) {
        switch (claim.one(caller, task.id())) {
            case Result.Refused<?>(Refusal refusal) -> {
                tell(task.reference() + ": " + refusal.detail());
                refresh();
            }
            case Result.Ok<ReviewTask>(var taken) -> open(taken);
        }
    }

    private void open(ReviewTask task) {
        getUI().ifPresent(ui -> ui.navigate("review/" + task.id()));
    }

    private static void tell(String words) {
        Notification.show(words, 6_000, Notification.Position.BOTTOM_CENTER);
    }

    private String title(String useCase) {
        return titles.computeIfAbsent(useCase, key -> useCases.latest(key).map(use -> use.definition().title()).orElse(key));
    }
}
