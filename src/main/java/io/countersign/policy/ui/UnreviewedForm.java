package io.countersign.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.countersign.policy.UseCaseDefinition;

/** A steward allows what the newest version would release without a person, having read it in words. */
final class UnreviewedForm extends Section {

    /** @param second whether a steward has proposed it already */
    UnreviewedForm(UseCaseDefinition use, boolean second, Runnable allow) {
        addClassName("panel");
        var record = new Button(second ? "Allow it as the second steward" : "Propose to allow it", _ -> allow.run());
        record.addThemeVariants(ButtonVariant.PRIMARY);
        add(new H2("Release unreviewed"), new Paragraph(use.review().unreviewed().sentence(use)), new Paragraph(second
                ? "A steward has proposed this; another one allows it."
                : "Two stewards allow this, one after the other. What is adverse always goes to people."), record);
    }
}
