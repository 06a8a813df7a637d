package io.countersign.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.stop.Grade;
import io.countersign.policy.stop.Scope;
import io.countersign.screen.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What to stop and how much; says what that will hold before anybody presses the button. */
final class StopForm extends Section {

    private enum Kind { USE_CASE, MODEL, DECISION, EVERYTHING }

    /** What the form is filled in with. */
    record Wanted(Scope scope, Grade grade, boolean drill, String reason) {}

    /** Does it, or says no. */
    interface Placing {
        void place(Wanted wanted);
    }

    private final RadioButtonGroup<Kind> kind = new RadioButtonGroup<>("What to stop");
    private final Select<RegisteredUseCase> useCase = new Select<>();
    private final TextField model = new TextField("Model, as submissions name it");
    private final TextField version = new TextField("Its version");
    private final TextField decision = new TextField("The decision's id");
    private final RadioButtonGroup<Grade> grade = new RadioButtonGroup<>("How much");
    private final Checkbox drill = new Checkbox("This is a drill: it stops all the same and is recorded as one");
    private final TextArea reason = new TextArea("Why, without naming the person concerned");
    private final Paragraph effect = new Paragraph();
    private final Function<Scope, Map<String, Long>> reach;

    StopForm(List<RegisteredUseCase> useCases, Function<Scope, Map<String, Long>> reach, Placing placing) {
        this.reach = reach;
        addClassNames("panel", "stop-form");
        var heading = new H2("Stop something");
        heading.setId("stop-something");
        getElement().setAttribute("aria-labelledby", "stop-something");
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(each -> each == Kind.EVERYTHING ? "The whole system" : "A " + Wording.name(each.name()).toLowerCase());
        useCase.setLabel("Use case");
        useCase.setItems(useCases);
        useCase.setItemLabelGenerator(each -> each == null ? "" : each.definition().title() + " · " + each.key());
        grade.setItems(Grade.values());
        grade.setItemLabelGenerator(each -> Wording.name(each.name()) + ": " + each.words());
        reason.setMaxLength(500);
        effect.addClassName("effect");
        effect.getElement().setAttribute("aria-live", "polite");
        kind.addValueChangeListener(_ -> shape());
        grade.addValueChangeListener(_ -> sayEffect());
        useCase.addValueChangeListener(_ -> sayEffect());
        List.of(model, version, decision).forEach(field -> field.addValueChangeListener(_ -> sayEffect()));
        var stop = new Button("Stop it now", _ -> placing.place(new Wanted(scope().orElse(new Scope(null, null, null, null)),
                grade.getValue(), drill.getValue(), reason.getValue())));
        stop.addThemeVariants(ButtonVariant.PRIMARY);
        add(heading, kind, useCase, model, version, decision, grade, reason, drill, effect, stop);
        shape();
    }

    boolean isGradeChosen() {
        return grade.getValue() != null;
    }

    void clear() {
        kind.clear();
        grade.clear();
        reason.clear();
        drill.clear();
    }

    private void shape() {
        useCase.setVisible(kind.getValue() == Kind.USE_CASE);
        model.setVisible(kind.getValue() == Kind.MODEL);
        version.setVisible(kind.getValue() == Kind.MODEL);
        decision.setVisible(kind.getValue() == Kind.DECISION);
        sayEffect();
    }

    private Optional<Scope> scope() {
        return switch (kind.getValue()) {
            case null -> Optional.empty();
            case USE_CASE -> Optional.ofNullable(useCase.getValue()).map(each -> Scope.ofUseCase(each.key()));
            case MODEL -> model.isEmpty() || version.isEmpty() ? Optional.empty()
                    : Optional.of(Scope.ofModel(model.getValue().strip(), version.getValue().strip()));
            case DECISION -> id().map(Scope::ofDecision);
            case EVERYTHING -> Optional.of(Scope.everything());
        };
    }

    private Optional<UUID> id() {
        try {
            return Optional.of(UUID.fromString(decision.getValue().strip()));
        } catch (IllegalArgumentException notYet) {
            return Optional.empty();
        }
    }

    private void sayEffect() {
        var scope = scope();
        effect.setText(scope.isEmpty() || grade.getValue() == null ? "Choose what to stop and how much, to see what it will hold."
                : sentence(reach.apply(scope.get()), grade.getValue()));
    }

    private static String sentence(Map<String, Long> open, Grade grade) {
        long all = open.values().stream().mapToLong(Long::longValue).sum();
        String cases = all == 0 ? "No case is open there now" : (all == 1 ? "1 open case" : all + " open cases") + " ("
                + open.entrySet().stream().map(each -> each.getValue() + " " + Wording.name(each.getKey()).toLowerCase())
                        .collect(Collectors.joining(", ")) + ")";
        return cases + (all == 0 ? "; " : ": ") + grade.words() + " until another steward releases it.";
    }
}
