package io.countersign.insight.ui;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.countersign.insight.replay.ReplayCases.Draft;
import io.countersign.insight.replay.ReplayCases.Table;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.web.RequiredFields;
import io.countersign.policy.Oversight;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.screen.Answered;
import io.countersign.screen.TextFile;
import io.countersign.screen.Wording;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Which cases, and which draft. What is left empty is as it is. */
final class ReplayForm extends Section {

    private final DatePicker from = new DatePicker("From (UTC)");
    private final DatePicker to = new DatePicker("To");
    private final Select<RegisteredUseCase> version = new Select<>();
    private final TextArea table = new TextArea("Routing table (DMN); empty: as the cases were routed then");
    private final TextArea oversight = new TextArea("Oversight settings (JSON); empty: those of the version");
    private final ObjectMapper json;
    private final Answered answered;
    private String name = "pasted.dmn";

    ReplayForm(List<RegisteredUseCase> versions, Instant now, ObjectMapper json, Consumer<Draft> ask, Answered answered) {
        this.json = json;
        this.answered = answered;
        addClassName("panel");
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(1);
        from.setValue(month.atDay(1));
        to.setValue(month.atEndOfMonth());
        version.setLabel("Settings of");
        version.setItems(versions);
        version.setItemLabelGenerator(each -> "Version " + each.version() + " · " + Wording.name(each.status().name()).toLowerCase());
        versions.stream().filter(each -> each.status().inForce()).findFirst().or(() -> versions.stream().findFirst())
                .ifPresent(version::setValue);
        table.addClassName("definition");
        oversight.addClassName("definition");
        var period = new Div(from, to, version);
        period.addClassName("fields");
        var replay = new Button("Replay", _ -> draft(ask));
        replay.addThemeVariants(ButtonVariant.PRIMARY);
        replay.setDisableOnClick(true);
        replay.addClickListener(_ -> replay.setEnabled(true));
        add(new H2("Which cases, and which draft"), period, new TextFile("A table from a file", ".dmn,.xml", (file, text) -> {
            name = file;
            table.setValue(text);
        }), table, new NativeDetails("Try other oversight settings", oversight), replay);
    }

    private void draft(Consumer<Draft> ask) {
        try {
            var settings = settings();
            var missing = RequiredFields.missing(settings);
            if (missing.isEmpty()) ask.accept(new Draft(from.getValue(), to.getValue(), table.getValue().isBlank() ? null
                    : new Table(name, table.getValue()), null, version.getValue() == null ? null : version.getValue().version(), settings));
            else answered.refused(Refusal.of(Refusal.Kind.UNPROCESSABLE, "insight/malformed", "The settings are not whole", missing));
        } catch (JacksonException unreadable) {
            answered.refused(Refusal.of(Refusal.Kind.MALFORMED, "insight/malformed", "The settings cannot be read",
                    List.of(new FieldError("/oversight", unreadable.getOriginalMessage()))));
        }
    }

    private @Nullable Oversight settings() {
        return oversight.getValue().isBlank() ? null : json.readValue(oversight.getValue(), Oversight.class);
    }
}
