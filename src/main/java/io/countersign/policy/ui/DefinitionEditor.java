package io.countersign.policy.ui;

import java.util.List;
import java.util.function.BiConsumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.html.Div;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.screen.Answered;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The definition as JSON, as the API takes it. Saving makes a new version, and never writes over a newer one. */
final class DefinitionEditor extends NativeDetails {

    DefinitionEditor(RegisteredUseCase newest, ObjectMapper json, BiConsumer<UseCaseDefinition, Integer> save, Answered answered) {
        super("Change what it says");
        var text = new TextArea("Definition (JSON)");
        text.addClassName("definition");
        text.setValue(json.writerWithDefaultPrettyPrinter().writeValueAsString(newest.definition()));
        setContent(new Div(text, new Button("Save as version " + (newest.version() + 1), _ -> {
            try {
                save.accept(json.readValue(text.getValue(), UseCaseDefinition.class), newest.version());
            } catch (JacksonException unreadable) {
                answered.refused(Refusal.of(Refusal.Kind.MALFORMED, "policy/malformed", "The definition cannot be read",
                        List.of(new FieldError("", unreadable.getOriginalMessage()))));
            }
        })));
    }
}
