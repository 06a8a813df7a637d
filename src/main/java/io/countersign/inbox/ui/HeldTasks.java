package io.countersign.inbox.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.countersign.inbox.ReviewTask;
import io.countersign.screen.RelativeTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What one has claimed and not yet answered; out of sight while there is nothing. */
final class HeldTasks extends Section {

    private final UnaryOperator<String> titles;
    private final UnorderedList list = new UnorderedList();
    private final Map<UUID, RelativeTime> leases = new LinkedHashMap<>();
    private List<ReviewTask> shown = List.of();

    HeldTasks(UnaryOperator<String> titles) {
        this.titles = titles;
        addClassName("held");
        var heading = new H2("Held by you");
        heading.setId("held-by-you");
        getElement().setAttribute("aria-labelledby", "held-by-you");
        add(heading, list);
        setVisible(false);
    }

    void show(List<ReviewTask> tasks, Instant now) {
        if (!tasks.equals(shown)) {
            shown = tasks;
            list.removeAll();
            leases.clear();
            tasks.forEach(task -> list.add(item(task, now)));
            setVisible(!tasks.isEmpty());
        }
        leases.values().forEach(lease -> lease.at(now));
    }

    private ListItem item(ReviewTask task, Instant now) {
        var reference = new Span(task.reference());
        reference.addClassName("reference");
        var item = new ListItem(reference, new Span(titles.apply(task.useCase())));
        if (task.leaseUntil() != null) {
            var lease = RelativeTime.of(task.leaseUntil(), now);
            leases.put(task.id(), lease);
            item.add(new Span(new Span("your hold ends "), lease));
        }
        var on = new Anchor("review/" + task.id(), "Continue");
        on.getElement().setAttribute("aria-label", "Continue " + task.reference());
        item.add(on);
        return item;
    }
}
