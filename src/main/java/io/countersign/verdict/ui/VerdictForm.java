package io.countersign.verdict.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.countersign.inbox.TaskView;
import io.countersign.kernel.Refusal;
import io.countersign.policy.UseCaseDefinition.Outcome;
import io.countersign.policy.UseCaseDefinition.ReasonCode;
import io.countersign.verdict.Answer;
import io.countersign.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the reviewer decides and why. It asks for what the chosen answer needs; nothing is chosen for them. */
final class VerdictForm extends Section {

    /** After so long without a key what was typed is saved. */
    static final int PAUSE_MILLIS = 800;

    private final RadioButtonGroup<Choice> decision = new RadioButtonGroup<>("Your decision");
    private final Paragraph meaning = new Paragraph();
    private final Select<Outcome> outcome = new Select<>();
    private final TextArea changes = new TextArea("What changes");
    private final TextArea question = new TextArea("What do you ask the service?");
    private final CheckboxGroup<ReasonCode> reasons = new CheckboxGroup<>("Reasons");
    private final TextArea rationale = new TextArea("In your own words");
    private final Paragraph effect = new Paragraph();
    private final Objections objections = new Objections();
    private final Button submit = new Button("Record verdict");
    private final Map<String, Component> fields = new LinkedHashMap<>();
    private final List<Outcome> outcomes;
    private final String recommended;
    private final boolean blind;
    private final Runnable written;
    private final List<ReasonCode> offered;

    VerdictForm(TaskView task, Consumer<VerdictForm> submitted, Runnable written) {
        this.written = written;
        offered = task.reasonCodes();
        outcomes = task.outcomes();
        blind = task.phase() == TaskView.Phase.blind;
        recommended = task.recommendation() == null ? "" : task.recommendation().path("outcome").asString("");
        addClassNames("panel", "verdict");
        var heading = new H2(blind ? "Or hand it on" : "Decide");
        heading.setId("decide");
        getElement().setAttribute("aria-labelledby", "decide");
        decision.setItems(blind ? Choice.WITHOUT_FINDING : List.of(Choice.values()));
        decision.setItemLabelGenerator(Choice::word);
        decision.addClassName("choices");
        meaning.addClassName("meaning");
        meaning.getElement().setAttribute("aria-live", "polite");
        outcome.setLabel("Outcome");
        outcome.setItemLabelGenerator(Outcome::title);
        reasons.setItems(task.reasonCodes());
        reasons.setRenderer(new ComponentRenderer<>(VerdictForm::reason));
        reasons.addClassName("reasons");
        effect.addClassName("effect");
        effect.getElement().setAttribute("aria-live", "polite");
        if (blind) submit.setText("Hand on");
        else submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setDisableOnClick(true);
        submit.addClickListener(_ -> submitted.accept(this));
        field("decision", decision);
        field("outcome", outcome);
        field("changes", changes);
        field("question", question);
        field("reasons", reasons);
        field("rationale", rationale);
        for (TextArea text : List.of(changes, question, rationale)) {
            text.setValueChangeMode(ValueChangeMode.LAZY);
            text.setValueChangeTimeout(PAUSE_MILLIS);
        }
        decision.addValueChangeListener(_ -> chosen());
        outcome.addValueChangeListener(_ -> sayEffect());
        var foot = new Div(effect, submit);
        foot.addClassName("foot");
        add(heading, objections, decision, meaning, outcome, changes, question, reasons, rationale, foot);
        chosen();
    }

    private <F extends Component & HasValidationProperties & HasValue<?, ?>> void field(String name, F field) {
        fields.put(name, field);
        field.addValueChangeListener(change -> {
            field.setInvalid(false);
            if (change.isFromClient()) written.run();
        });
    }

    private static Component reason(ReasonCode reason) {
        var code = new Span(reason.code());
        code.addClassName("code");
        return new Span(code, new Span(" " + reason.text()));
    }

    private void chosen() {
        var choice = decision.getValue();
        var settles = choice == null ? !blind : choice.kind().settles();
        meaning.setText(choice == null ? (blind ? "If you cannot judge it." : "Choose one of the six.") : choice.meaning());
        outcome.setVisible(choice != null && choice.asksOutcome());
        changes.setVisible(choice == Choice.MODIFY);
        question.setVisible(choice == Choice.RETURN);
        reasons.setVisible(settles);
        rationale.setVisible(choice == null ? !blind : choice != Choice.RETURN);
        if (choice != null && choice.asksOutcome()) offerOutcomes(choice);
        sayEffect();
    }

    private void offerOutcomes(Choice choice) {
        var before = outcome.getValue();
        var offered = outcomes.stream()
                .filter(each -> choice != Choice.OVERRIDE || !each.value().equals(recommended)).toList();
        outcome.setItems(offered);
        if (before != null && offered.contains(before)) outcome.setValue(before);
        else if (offered.size() == 1) outcome.setValue(offered.getFirst());
    }

    private void sayEffect() {
        var from = ModelAnswer.Outcomes.title(outcomes, recommended);
        var choice = decision.getValue();
        effect.setText(switch (choice) {
            case null -> "What changes: nothing yet";
            case UPHOLD -> "What changes: nothing, " + from + " stands";
            case OVERRIDE, MODIFY -> outcome.getValue() == null ? "What changes: " + from + " → ?"
                    : outcome.getValue().value().equals(recommended) ? "What changes: " + from + ", with the changes above"
                    : "What changes: " + from + " → " + outcome.getValue().title();
            case RETURN -> "What changes: the case waits for the service's answer";
            case ESCALATE -> "What changes: the case goes to the escalation queue";
            case ABSTAIN -> "What changes: the case goes back for others";
        });
    }

    /** @return null while no decision is chosen; then the field says so */
    @Nullable Answer answer(@Nullable String caseHash) {
        var choice = decision.getValue();
        if (choice == null) return null;
        var settles = choice.kind().settles();
        return new Answer(choice.kind(), choice.asksOutcome() && outcome.getValue() != null ? outcome.getValue().value() : null,
                choice == Choice.MODIFY ? changesAsJson() : null,
                settles ? reasons.getValue().stream().map(each -> new Verdict.Reason(each.code(), null)).toList() : List.of(),
                choice == Choice.RETURN ? null : rationale.getValue(), choice == Choice.RETURN ? question.getValue() : null,
                caseHash, Answer.Meaning.REVIEW);
    }

    private @Nullable JsonNode changesAsJson() {
        return changes.getValue().isBlank() ? null : JsonNodeFactory.instance.objectNode().put("note", changes.getValue());
    }

    ObjectNode draft() {
        var draft = JsonNodeFactory.instance.objectNode();
        if (decision.getValue() != null) draft.put("decision", decision.getValue().name());
        if (outcome.getValue() != null) draft.put("outcome", outcome.getValue().value());
        var codes = draft.putArray("reasons");
        reasons.getValue().forEach(reason -> codes.add(reason.code()));
        return draft.put("changes", changes.getValue()).put("question", question.getValue()).put("rationale", rationale.getValue());
    }

    /** A draft decides nothing: what was chosen is shown as chosen and still has to be recorded. */
    void restore(JsonNode draft) {
        Stream.of(Choice.values()).filter(each -> each.name().equals(draft.path("decision").asString("")))
                .filter(each -> !blind || Choice.WITHOUT_FINDING.contains(each)).forEach(decision::setValue);
        outcomes.stream().filter(each -> each.value().equals(draft.path("outcome").asString(""))).filter(outcome.getListDataView()::contains)
                .forEach(outcome::setValue);
        reasons.setValue(offered.stream().filter(each -> draft.path("reasons").valueStream()
                .anyMatch(code -> code.asString("").equals(each.code()))).collect(Collectors.toSet()));
        changes.setValue(draft.path("changes").asString(""));
        question.setValue(draft.path("question").asString(""));
        rationale.setValue(draft.path("rationale").asString(""));
    }

    /** Says why beside the fields and above them, and puts the focus on the first one at fault. */
    void refuse(Refusal refusal) {
        objections.show(refusal);
        submit.setEnabled(true);
        FieldFaults.show(fields, refusal);
    }

    void lock(boolean locked) {
        submit.setEnabled(!locked);
    }
}
