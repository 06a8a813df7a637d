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
import io.countersign.inbox.TaskView;
import io.countersign.kernel.Refusal;
import io.countersign.policy.UseCaseDefinition.Outcome;
import io.countersign.verdict.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the reviewer makes of the case alone. Nothing is chosen for them, and nothing here knows what the model thinks. */
final class FindingForm extends Section {

    private final RadioButtonGroup<Outcome> outcome = new RadioButtonGroup<>("What would you decide?");
    private final RadioButtonGroup<Sureness> sureness = new RadioButtonGroup<>("How sure are you?");
    private final TextArea rationale = new TextArea("Why, in your own words");
    private final Objections objections = new Objections();
    private final Button commit = new Button("Commit finding and see the AI's view");
    private final Map<String, Component> fields = new LinkedHashMap<>();

    FindingForm(TaskView task, Consumer<FindingForm> committed) {
        addClassNames("panel", "finding");
        var heading = new H2("Your finding");
        heading.setId("your-finding");
        getElement().setAttribute("aria-labelledby", "your-finding");
        outcome.setItems(Stream.concat(task.outcomes().stream(), Stream.of(cannotTell())).toList());
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
        var foot = new Div(new Paragraph("It stays as you commit it. Your verdict may differ from it."), commit);
        foot.addClassName("foot");
        add(heading, objections, outcome, sureness, rationale, foot);
    }

    static Outcome cannotTell() {
        return new Outcome(Finding.CANNOT_TELL, "Cannot tell", false);
    }

    private <F extends Component & HasValidationProperties & HasValue<?, ?>> void field(String name, F field) {
        fields.put(name, field);
        field.addValueChangeListener(_ -> field.setInvalid(false));
    }

    Finding.Statement statement() {
        return new Finding.Statement(outcome.getValue() == null ? null : outcome.getValue().value(),
                sureness.getValue() == null ? null : sureness.getValue().figure(), rationale.getValue());
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
