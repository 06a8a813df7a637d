package io.countersign.policy.ui;

import java.util.Set;
import java.util.function.Consumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.countersign.policy.ProhibitedUse;
import io.countersign.screen.Wording;

/** A steward rules out each prohibited use by name; none is ticked for them. */
final class AttestationForm extends Section {

    AttestationForm(boolean second, Consumer<Set<ProhibitedUse>> attest) {
        addClassName("panel");
        var uses = new CheckboxGroup<ProhibitedUse>("This use case is not");
        uses.setItems(ProhibitedUse.values());
        uses.setItemLabelGenerator(use -> Wording.name(use.name()));
        var record = new Button(second ? "Confirm the attestation" : "Attest", _ -> attest.accept(uses.getValue()));
        record.addThemeVariants(ButtonVariant.PRIMARY);
        add(new H2("Rule out prohibited uses"), new Paragraph(second
                ? "A steward has attested this; another one confirms it by naming each use as well."
                : "Two stewards do this, one after the other. What is not ruled out is not allowed."), uses, record);
    }
}
