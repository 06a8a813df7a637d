package io.countersign.policy.ui;

import java.time.LocalDate;
import java.util.function.Consumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.countersign.policy.Assurances.Assessment;

/** A steward writes down what may go wrong for people, and what is done against it. */
final class AssessmentForm extends Section {

    AssessmentForm(Consumer<Assessment> assess) {
        addClassName("panel");
        var risks = new TextArea("What may still go wrong for the people concerned");
        var measures = new TextArea("What is done against it");
        var owner = new TextField("Which function answers for this assessment");
        var expires = new DatePicker("The last day on which it counts");
        var record = new Button("Put the assessment on record", _ -> assess.accept(new Assessment(risks.getValue(),
                measures.getValue(), owner.getValue(), expires.getValue() == null ? LocalDate.MIN : expires.getValue())));
        record.addThemeVariants(ButtonVariant.PRIMARY);
        add(new H2("Assess its risks"), risks, measures, owner, expires, record);
    }
}
