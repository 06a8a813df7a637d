package io.countersign.verdict.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.countersign.kernel.Refusal;
import java.util.List;

/** Why the verdict was not taken, said at once to whoever listens; the fields say it again where they stand. */
final class Objections extends Div {

    Objections() {
        addClassName("objections");
        getElement().setAttribute("role", "alert");
    }

    void show(Refusal refusal) {
        removeAll();
        var title = new Paragraph(refusal.title() + ". Nothing was recorded, and nothing you wrote is lost.");
        title.addClassName("title");
        add(title);
        if (refusal.errors().isEmpty()) add(new Paragraph(refusal.detail()));
        else add(new UnorderedList(refusal.errors().stream()
                .map(error -> new ListItem(name(error.pointer()) + " " + error.message() + "."))
                .toArray(ListItem[]::new)));
    }

    void clear() {
        removeAll();
    }

    /** The field as it is named on the screen. */
    private static String name(String pointer) {
        return switch (pointer.split("/", 3)[1]) {
            case "decision" -> "Your decision";
            case "outcome" -> "The outcome";
            case "changes" -> "The changes";
            case "reasons" -> "The reasons";
            case "rationale" -> "Your own words";
            case "confidence" -> "How sure you are";
            case "finding" -> "Your finding";
            case "question" -> "The question";
            case "evidence" -> "The evidence";
            default -> "The case";
        };
    }

    static boolean concerns(List<Refusal.FieldError> errors, String field) {
        return errors.stream().anyMatch(error -> error.pointer().startsWith("/" + field));
    }
}
