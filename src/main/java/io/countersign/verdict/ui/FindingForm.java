package io.countersign.verdict.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.countersign.inbox.TaskView;
import io.countersign.kernel.Refusal;
import io.countersign.policy.UseCaseDefinition.Outcome;
import io.countersign.verdict.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the reviewer makes of the case alone. Nothing is chosen for them, and nothing here knows what the model thinks. */
final class FindingForm extends Section {

    private final RadioButtonGroup<Outcome> outcome = new RadioButtonGroup<>("What would you decide?");
    private final RadioButtonGroup<Sureness> sureness = new RadioButtonGroup<>("How sure are you?");
    private final TextArea rationale = new TextArea("Why, in your own words");
    private final Objections objections = new Objections();
    private final Button commit = new Button("Commit finding and see the AI's view");
    private final Runnable written;
    private final List<Outcome> outcomes;
    private final Map<String, Component> fields = new LinkedHashMap<>();

    FindingForm(TaskView task, Consumer<FindingForm> committed, Runnable written) {
        outcomes = Stream.concat(task.outcomes().stream(), Stream.of(cannotTell())).toList();
        this.written = written;
        addClassNames("panel", "finding");
        var heading = new H2("Your finding");
        heading.setId("your-finding");
        getElement().setAttribute("aria-labelledby", "your-finding");
        outcome.setItems(outcomes);
        outcome.setItemLabelGenerator(Outcome::title);
        sureness.setItems(Sureness.values());
        sureness.setItemLabelGenerator(Sureness::words);
        outcome.addClassName("choices");
        sureness.addClassNames("choices", "sureness");
        commit.addThemeVariants(ButtonVariant.PRIMARY);
        commit.setDisableOnClick(true);
        commit.addClickListener(_ -> committed.accept(this));
        field("outcome", outcome);
        field("confidence", sureness);
        field("rationale", rationale);
        rationale.setValueChangeMode(ValueChangeMode.LAZY);
        rationale.setValueChangeTimeout(VerdictForm.PAUSE_MILLIS);
        var foot = new Div(new Paragraph("It stays as you commit it. Your verdict may differ from it."), commit);
        foot.addClassName("foot");
        add(heading, objections, outcome, sureness, rationale, foot);
    }

    static Outcome cannotTell() {
        return new Outcome(Finding.CANNOT_TELL, "Cannot tell", false);
    }

    private <F extends Component & HasValidationProperties & HasValue<?, ?>> void field(String name, F field) {
        fields.put(name, field);
        field.addValueChangeListener(change -> {
            field.setInvalid(false);
            if (change.isFromClient()) written.run();
        });
    }

    Finding.Statement statement() {
        return new Finding.Statement(outcome.getValue() == null ? null : outcome.getValue().value(),
                sureness.getValue() == null ? null : sureness.getValue().figure(), rationale.getValue());
    }

    ObjectNode draft() {
        var draft = JsonNodeFactory.instance.objectNode();
        if (outcome.getValue() != null) draft.put("outcome", outcome.getValue().value());
        if (sureness.getValue() != null) draft.put("sureness", sureness.getValue().name());
        return draft.put("rationale", rationale.getValue());
    }

    void restore(JsonNode draft) {
        outcomes.stream().filter(each -> each.value().equals(draft.path("outcome").asString(""))).forEach(outcome::setValue);
        Stream.of(Sureness.values()).filter(each -> each.name().equals(draft.path("sureness").asString("")))
                .forEach(sureness::setValue);
        rationale.setValue(draft.path("rationale").asString(""));
    }

    void refuse(Refusal refusal) {
        objections.show(refusal);
        commit.setEnabled(true);
        FieldFaults.show(fields, refusal);
    }

    void lock(boolean locked) {
        commit.setEnabled(!locked);
    }
}
