package io.countersign.verdict.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.countersign.access.Caller;
import io.countersign.inbox.OpenEvidence;
import io.countersign.inbox.TaskView;
import io.countersign.kernel.Result;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The documents of the case. Opening one is recorded, so none opens by itself the first time. */
final class EvidencePanel extends Section {

    private final TaskView task;
    private final List<TaskView.Evidence> items;
    private final OpenEvidence evidence;
    private final Caller caller;
    private final Span progress = new Span();
    private final Div names = new Div();
    private final Div place = new Div();
    private final Set<Integer> opened = new HashSet<>();
    private final Map<Integer, NativeButton> buttons = new LinkedHashMap<>();
    private final Map<Integer, Span> states = new LinkedHashMap<>();

    EvidencePanel(TaskView task, OpenEvidence evidence, Caller caller) {
        this.task = task;
        this.items = task.evidence() == null ? List.of() : task.evidence();
        this.evidence = evidence;
        this.caller = caller;
        addClassNames("panel", "evidence");
        var heading = new H2("Evidence");
        heading.setId("evidence");
        progress.addClassName("progress");
        progress.getElement().setAttribute("aria-live", "polite");
        var head = new Div(heading, progress);
        head.addClassName("panel-head");
        names.addClassName("names");
        place.addClassName("place");
        getElement().setAttribute("aria-labelledby", "evidence");
        add(head, names, place);
        items.forEach(this::offer);
        progress();
        place.add(new Paragraph(items.isEmpty() ? "The service sent no documents with this case."
                : "Choose a document to open it. What you open is recorded; those marked “must open” have to be opened before you decide."));
        items.stream().filter(TaskView.Evidence::opened).findFirst().filter(item -> task.mine()).ifPresent(this::open);
    }

    private void offer(TaskView.Evidence item) {
        if (item.opened()) opened.add(item.n());
        var button = new NativeButton("", _ -> open(item));
        var state = new Span();
        button.add(new Span(item.name()), state);
        button.setEnabled(task.mine());
        buttons.put(item.n(), button);
        states.put(item.n(), state);
        names.add(button);
        mark(item, false);
    }

    private void mark(TaskView.Evidence item, boolean current) {
        var done = opened.contains(item.n());
        var state = states.get(item.n());
        state.setText(done ? "✓ opened" : item.mandatory() ? "must open" : "not opened");
        state.setClassName("state " + (done ? "done" : item.mandatory() ? "must" : "idle"));
        buttons.get(item.n()).getElement().setAttribute("aria-pressed", String.valueOf(current));
    }

    private void open(TaskView.Evidence item) {
        place.removeAll();
        switch (evidence.open(caller, task.id(), item.n())) {
            case Result.Refused<?>(var refusal) -> place.add(new Paragraph(refusal.detail()));
            case Result.Ok<OpenEvidence.Opened>(var file) -> {
                opened.add(item.n());
                place.add(new EvidenceSheet(file, file(item, true), file(item, false)));
            }
        }
        items.forEach(each -> mark(each, each == item));
        progress();
    }

    /** Takes the person to the first document that must still be opened. */
    void focusUnopened() {
        items.stream().filter(item -> item.mandatory() && !opened.contains(item.n())).findFirst()
                .ifPresent(item -> buttons.get(item.n()).focus());
    }

    private EvidenceFile file(TaskView.Evidence item, boolean shown) {
        return new EvidenceFile(evidence, caller, task.id(), item.n(), shown);
    }

    private void progress() {
        progress.setText(items.isEmpty() ? "none" : opened.size() + " of " + items.size() + " opened");
    }
}
