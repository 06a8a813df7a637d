package io.countersign.verdict.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import io.countersign.inbox.TaskState;
import io.countersign.inbox.TaskView;
import io.countersign.kernel.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** In place of a case that one does not hold: why it is not shown, and what one can do. */
final class Notice extends Div {

    Notice(TaskView task, Runnable claim) {
        this(task.reference() + " · " + task.useCaseTitle(), words(task.state()));
        var actions = new Div();
        actions.addClassName("actions");
        if (task.state() == TaskState.OPEN) {
            var button = new Button("Claim it", _ -> claim.run());
            button.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(button);
        }
        actions.add(inbox(task.queue()));
        add(actions);
    }

    private Notice(String title, String words) {
        addClassName("notice");
        add(new H1(title), new Paragraph(words));
    }

    static Anchor inbox(String queue) {
        return new Anchor("inbox?queue=" + URLEncoder.encode(queue, StandardCharsets.UTF_8), "Back to the inbox");
    }

    static Notice unknown(Refusal refusal) {
        var notice = new Notice(refusal.title(), refusal.detail());
        notice.add(new Anchor("inbox", "Back to the inbox"));
        return notice;
    }

    private static String words(TaskState state) {
        return switch (state) {
            case OPEN -> "You do not hold this case. Claim it to see what it holds; it is then yours until your hold ends.";
            case CLAIMED -> "Somebody else in your queue holds this case at the moment. It comes back to the queue if they give it back or their hold ends.";
            case DONE -> "This case has been answered. There is nothing left to decide in it.";
            case CLOSED -> "This case ended without an answer: its service withdrew it, or its process closed it. There is nothing left to decide in it.";
        };
    }

    /** The same, for one who had the case on the desk when it happened. */
    static String lost(TaskState state) {
        return switch (state) {
            case OPEN -> "Your hold on this case has ended, and it is back in the queue. What you wrote is still here: claim it again to go on.";
            case CLAIMED -> "Your hold on this case has ended, and somebody else has taken it. Nothing more can be recorded here.";
            case DONE -> "This case has been answered meanwhile. Nothing more can be recorded here.";
            case CLOSED -> "This case was withdrawn or closed meanwhile. Nothing more can be recorded here, and nobody needs to decide it.";
        };
    }
}
