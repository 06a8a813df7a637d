package io.countersign.verdict.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.TaskState;
import io.countersign.inbox.TaskView;
import io.countersign.kernel.Refusal;
import io.countersign.screen.RelativeTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A held case: the facts, the evidence, the model's answer and the form, with the time that is left above them. */
final class Desk extends Div {

    private static final Duration SOON = Duration.ofMinutes(5);

    private final VerdictForm form;
    private final @Nullable FindingForm finding; // while blind
    private final InstantSource clock;
    private final Div work = new Div();
    private final Span lease = new Span();
    private final Span saved = new Span();
    private final RelativeTime due;
    private final Div message = new Div();
    private final Button extend;
    private final Button release;
    private final Button again;
    private final Button asItIs;
    private EvidencePanel evidence;
    private TaskView task;
    private boolean endingSoon;
    private String said = "";

    Desk(TaskView task, VerdictForm form, @Nullable FindingForm finding, EvidencePanel evidence, InstantSource clock, Runnable extend,
            Runnable release, Runnable claim, Runnable showAsItIs) {
        this.task = task;
        this.form = form;
        this.finding = finding;
        this.evidence = evidence;
        this.clock = clock;
        this.extend = quiet("Extend", extend);
        this.release = quiet("Release", release);
        again = quiet("Claim again", claim);
        asItIs = quiet("Show the case as it is now", showAsItIs);
        due = RelativeTime.ofDeadline(task.dueAt(), clock.instant());
        addClassName("desk");
        work.addClassName("work");
        message.addClassName("message");
        message.getElement().setAttribute("role", "status");
        add(head(), message, work);
        lay();
        restore();
        sayLease(clock.instant());
    }

    private Header head() {
        var useCase = new Span(task.useCaseTitle());
        useCase.addClassName("use-case");
        var heading = new Div(new H1(task.reference()), useCase);
        heading.addClassName("title");
        lease.addClassName("lease");
        var actions = new Div(extend, release);
        actions.addClassName("actions");
        extend.setAriaLabel("Extend your hold");
        release.setAriaLabel("Release the case to its queue");
        saved.addClassName("saved");
        var head = new Header(heading, saved, due, lease, actions);
        if (task.escalated()) heading.add(mark("escalated"));
        if (task.part() == ReviewTask.Part.ADJUDICATION) heading.add(mark("adjudication"));
        return head;
    }

    private static Span mark(String word) {
        var mark = new Span(word);
        mark.addClassNames("mark", word);
        return mark;
    }

    ObjectNode draft() {
        var draft = JsonNodeFactory.instance.objectNode();
        if (finding != null) draft.set("finding", finding.draft());
        draft.set("verdict", form.draft());
        return draft;
    }

    void saved() {
        saved.setText("Draft saved");
    }

    void notSaved(String why) {
        saved.setText("Draft not saved");
        say(why, null);
    }

    private void restore() {
        if (task.drafts() == null) return;
        form.restore(task.drafts().path("verdict"));
        if (finding != null) finding.restore(task.drafts().path("finding"));
        saved();
    }

    private void lay() {
        work.removeAll();
        boolean blind = task.phase() == TaskView.Phase.blind;
        work.setClassName("work" + (blind ? " blind" : ""));
        var side = new Div(form);
        side.addClassName("side");
        work.add(new CaseFacts(task), evidence, side);
        if (finding != null) side.addComponentAsFirst(finding);
        if (blind) return;
        var model = new ModelAnswer(task);
        work.addComponentAtIndex(2, model);
        if (task.finding() != null) model.addComponentAtIndex(1, new OwnFindingNote(task.finding(), task));
        if (task.answers() != null) form.addComponentAsFirst(new DifferingAnswersPanel(task.answers(), task));
    }

    void relay(TaskView now, EvidencePanel shown) {
        task = now;
        evidence = shown;
        unsay();
        lay();
    }

    TaskView task() {
        return task;
    }

    @Nullable String caseHash() {
        return task.caseHash();
    }

    void refresh(TaskView now) {
        due.at(clock.instant());
        if (!now.mine()) {
            lost(Notice.lost(now.state()), now.state() == TaskState.OPEN);
            return;
        }
        if (!extend.isVisible()) hold();
        task = withLease(now);
        if (now.caseHash() != null && !now.caseHash().equals(task.caseHash()))
            say("The case has changed since it was shown to you.", asItIs);
        sayLease(clock.instant());
    }

    /** What was shown stays what is judged; only the time is news. */
    private TaskView withLease(TaskView now) {
        return new TaskView(task.id(), task.decisionId(), task.useCase(), task.useCaseTitle(), task.reference(),
                now.queue(), now.state(), task.phase(), true, now.escalated(), now.dueAt(), now.leaseUntil(),
                task.outcomes(), task.reasonCodes(), task.declaredInputs(), task.subject(), task.inputs(),
                task.evidence(), task.questions(), task.caseHash(), task.recommendation(), task.model(), task.factors(),
                task.part(), task.persons(), task.oversight(), task.answers(), task.finding(), task.drafts());
    }

    void lost(String words, boolean claimable) {
        extend.setVisible(false);
        release.setVisible(false);
        lease.setText("not held");
        lock(true);
        if (claimable) say(words, again);
        else say(words, null);
    }

    private void hold() {
        extend.setVisible(true);
        release.setVisible(true);
        lock(false);
        unsay();
    }

    private void lock(boolean locked) {
        form.lock(locked);
        if (finding != null) finding.lock(locked);
    }

    void refuse(Refusal refusal) {
        form.refuse(refusal);
        if (Objections.concerns(refusal.errors(), "evidence") && refusal.errors().size() == 1) evidence.focusUnopened();
        if (refusal.type().equals("verdict/stale-case")) say(refusal.detail(), asItIs);
    }

    private void sayLease(Instant now) {
        if (task.leaseUntil() == null) return;
        var ends = RelativeTime.of(task.leaseUntil(), now);
        var soon = now.plus(SOON).isAfter(task.leaseUntil());
        lease.removeAll();
        lease.add(new Span("Your hold ends "), ends);
        lease.setClassName("lease" + (soon ? " soon" : ""));
        if (soon == endingSoon) return;
        endingSoon = soon;
        if (soon) say("Your hold ends in less than five minutes. Extend it to keep the case; otherwise it goes back to "
                + "the queue.", null);
        else unsay();
    }

    private void say(String words, @Nullable Button action) {
        if (words.equals(said)) return; // not twice to whoever listens
        said = words;
        message.removeAll();
        message.add(new Paragraph(words));
        if (action != null) message.add(action);
    }

    private void unsay() {
        said = "";
        message.removeAll();
    }

    private static Button quiet(String label, Runnable action) {
        var button = new Button(label, _ -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
