package io.countersign.policy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.countersign.kernel.Refusal;

/** What became of the last step, said to whoever listens. */
final class Answered extends Div {

    Answered() {
        addClassName("answered");
        getElement().setAttribute("role", "status");
    }

    void done(String words) {
        removeAll();
        removeClassName("refused");
        add(new Paragraph(words));
    }

    void refused(Refusal refusal) {
        removeAll();
        addClassName("refused");
        add(new Paragraph(refusal.title() + ". Nothing was changed."));
        if (refusal.errors().isEmpty()) add(new Paragraph(refusal.detail()));
        else add(new UnorderedList(refusal.errors().stream()
                .map(error -> new ListItem(error.pointer() + " " + error.message())).toArray(ListItem[]::new)));
    }
}
