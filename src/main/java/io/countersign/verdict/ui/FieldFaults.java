package io.countersign.verdict.ui;

import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.shared.HasValidationProperties;
import io.countersign.kernel.Refusal;

/** Says what is wrong beside the field where it is wrong. */
final class FieldFaults {

    private FieldFaults() {}

    /** @param fields by the name that errors point to; the first one at fault gets the focus */
    static void show(Map<String, Component> fields, Refusal refusal) {
        fields.forEach((name, field) -> {
            var error = refusal.errors().stream().filter(each -> each.pointer().startsWith("/" + name)).findFirst();
            ((HasValidationProperties) field).setInvalid(error.isPresent());
            ((HasValidationProperties) field).setErrorMessage(error.map(each -> sentence(each.message())).orElse(""));
        });
        fields.values().stream().filter(field -> ((HasValidationProperties) field).isInvalid()).findFirst()
                .ifPresent(FieldFaults::focus);
    }

    /** A group does not take the focus itself; its first member does. */
    private static void focus(Component field) {
        field.getElement().executeJs(
                "setTimeout(() => (this.querySelector('vaadin-checkbox, vaadin-radio-button') ?? this).focus())");
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
