package io.countersign.policy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.countersign.kernel.Refusal;
import io.countersign.screen.Wording;

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

    /** The field in words; nothing for the whole. */
    private static String place(String pointer) {
        String words = Wording.name(pointer.replace('/', ' '));
        return words.isBlank() ? "" : words + ": ";
    }

    void refused(Refusal refusal) {
        removeAll();
        addClassName("refused");
        add(new Paragraph(refusal.title() + ". Nothing was changed."));
        if (refusal.errors().isEmpty()) add(new Paragraph(refusal.detail()));
        else add(new UnorderedList(refusal.errors().stream()
                .map(error -> new ListItem(place(error.pointer()) + error.message())).toArray(ListItem[]::new)));
    }
}
