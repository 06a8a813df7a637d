package io.countersign.screen;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.countersign.kernel.Refusal;

/** What became of the last step, said to whoever listens. */
public final class Answered extends Div {

    public Answered() {
        addClassName("answered");
        getElement().setAttribute("role", "status");
    }

    public void clear() {
        removeAll();
        removeClassName("refused");
    }

    public void done(String words) {
        clear();
        add(new Paragraph(words));
    }

    /** The field in words; nothing for the whole. */
    private static String place(String pointer) {
        String words = Wording.name(pointer.replace('/', ' '));
        return words.isBlank() ? "" : words + ": ";
    }

    public void refused(Refusal refusal) {
        removeAll();
        addClassName("refused");
        add(new Paragraph(refusal.title() + ". Nothing was changed."));
        if (refusal.errors().isEmpty()) add(new Paragraph(refusal.detail()));
        else add(new UnorderedList(refusal.errors().stream()
                .map(error -> new ListItem(place(error.pointer()) + error.message())).toArray(ListItem[]::new)));
    }
}
