package io.countersign.policy.ui;

import java.util.List;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.countersign.policy.Difference;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.screen.PlainTable;
import io.countersign.screen.Wording;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every version, newest first, and what each changed. */
final class VersionTable extends Section {

    private final ObjectMapper json;
    private final Div differences = new Div();

    VersionTable(List<RegisteredUseCase> versions, ObjectMapper json) {
        this.json = json;
        addClassName("panel");
        differences.getElement().setAttribute("role", "status");
        var table = new PlainTable("Versions, newest first", List.of("Version", "Standing", "Usable until", ""));
        for (int i = 0; i < versions.size(); i++)
            append(table, versions.get(i), i + 1 < versions.size() ? versions.get(i + 1) : null);
        add(new H2("Versions"), table, differences);
    }

    private void append(PlainTable table, RegisteredUseCase version, @Nullable RegisteredUseCase before) {
        var changes = before == null ? new Span("the first") : changes(version, before);
        table.append(new Span(String.valueOf(version.version())), new Span(Wording.name(version.status().name())),
                new Span(version.usableUntil() == null ? "–" : version.usableUntil().toString()), changes);
    }

    private Button changes(RegisteredUseCase version, RegisteredUseCase before) {
        var button = new Button("What it changed", _ -> show(version, before));
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel("What version " + version.version() + " changed");
        return button;
    }

    private void show(RegisteredUseCase version, RegisteredUseCase before) {
        differences.removeAll();
        var table = new PlainTable("From version " + before.version() + " to version " + version.version(),
                List.of("Where", "Before", "After"));
        Difference.between(json.valueToTree(before.definition()), json.valueToTree(version.definition()))
                .forEach(each -> table.append(new Code(each.pointer()), new Span(words(each.before())), new Span(words(each.after()))));
        differences.add(table);
    }

    private static String words(@Nullable JsonNode value) {
        return value == null ? "–" : value.isString() ? value.asString() : value.toString();
    }
}
