package io.countersign.inbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.ReviewTask.Part;
import io.countersign.screen.PlainTable;
import io.countersign.screen.RelativeTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The open tasks of a queue in the order in which they should be done. A refresh moves only the rows that changed place,
 * so that focus and scroll position stay. Of the case it shows what it takes to choose, never the model's answer.
 */
final class WaitingTasks extends Div {

    private final PlainTable table = new PlainTable("Open tasks, the most urgent first",
            List.of("Reference", "Use case", "Due", "Priority", ""));
    private final Map<UUID, Line> lines = new HashMap<>();
    private final UnaryOperator<String> titles;
    private final Consumer<ReviewTask> take;

    /** @param titles use-case key to title */
    WaitingTasks(UnaryOperator<String> titles, Consumer<ReviewTask> take) {
        this.titles = titles;
        this.take = take;
        addClassName("waiting-tasks");
        add(table);
    }

    void show(List<ReviewTask> tasks, Instant now) {
        Set<UUID> wanted = new HashSet<>();
        tasks.forEach(task -> wanted.add(task.id()));
        Set.copyOf(lines.keySet()).stream().filter(id -> !wanted.contains(id))
                .forEach(id -> lines.remove(id).row().removeFromParent());
        for (int place = 0; place < tasks.size(); place++) put(place, tasks.get(place), now);
    }

    private void put(int place, ReviewTask task, Instant now) {
        var known = lines.get(task.id());
        if (known != null && known.task().equals(task)) known.due().at(now);
        else {
            if (known != null) known.row().removeFromParent();
            known = line(task, now);
            lines.put(task.id(), known);
        }
        List<Component> rows = table.rows();
        if (place < rows.size() && rows.get(place) == known.row()) return;
        known.row().removeFromParent();
        table.put(place, known.row());
    }

    private Line line(ReviewTask task, Instant now) {
        var due = RelativeTime.ofDeadline(task.dueAt(), now);
        var button = new Button("Take", _ -> take.accept(task));
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel("Take " + task.reference() + (task.part() == Part.ADJUDICATION ? ", adjudication"
                : task.seat() > 1 ? ", seat " + task.seat() : ""));
        var row = table.row(new Span(task.reference()), useCase(task), due, priority(task),
                button);
        return new Line(task, row, due);
    }

    private Component useCase(ReviewTask task) {
        var title = new Span(titles.apply(task.useCase()));
        if (task.part() != Part.ADJUDICATION) return title;
        var adjudication = new Span("adjudication");
        adjudication.addClassName("mark");
        return new Span(title, new Span(" "), adjudication);
    }

    private static Component priority(ReviewTask task) {
        var words = new Span(Urgency.of(task.priority()).words());
        if (!task.escalated()) return words;
        var escalated = new Span("escalated");
        escalated.addClassName("mark");
        return new Span(words, new Span(" "), escalated);
    }

    private record Line(ReviewTask task, NativeTableRow row, RelativeTime due) {}
}
