package io.countersign.verdict.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import io.countersign.inbox.TaskView;
import io.countersign.verdict.Verdict;
import java.util.function.Supplier;

/** The verdict is in; what was recorded, and the way on. */
final class Recorded extends Div {

    private final Button next = new Button("Take next");

    /** @param takeNext takes the next task and opens it, or tells why not */
    Recorded(Verdict verdict, TaskView task, Supplier<String> takeNext) {
        addClassName("notice");
        var reply = new Paragraph();
        reply.getElement().setAttribute("role", "status");
        next.addThemeVariants(ButtonVariant.PRIMARY);
        next.addClickListener(_ -> reply.setText(takeNext.get()));
        var actions = new Div(next, Notice.inbox(task.queue()));
        actions.addClassName("actions");
        var said = new Paragraph(words(verdict, task));
        said.getElement().setAttribute("role", "status");
        add(new H1("Recorded: " + task.reference()), said, actions, reply);
    }

    private static String words(Verdict verdict, TaskView task) {
        var from = title(task, task.recommendation() == null ? "" : task.recommendation().path("outcome").asString(""));
        return switch (verdict.decision()) {
            case UPHOLD -> "You upheld the recommendation: " + from + ". " + then(task);
            case OVERRIDE, MODIFY -> "You decided " + title(task, String.valueOf(verdict.outcome()))
                    + "; the AI had recommended " + from + ". " + then(task);
            case RETURN -> "Your question went to the service. The case comes back to the queue with the answer.";
            case ESCALATE -> "The case went to the escalation queue.";
            case ABSTAIN -> "The case is back in the queue for others.";
        };
    }

    /** Not whether somebody else has answered yet, and what: each judges for themselves. */
    private static String then(TaskView task) {
        return task.several() ? "The case goes on when the others have judged it." : "The outcome is being released.";
    }

    private static String title(TaskView task, String outcome) {
        return ModelAnswer.Outcomes.title(task.outcomes(), outcome);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        next.focus();
    }
}
