package io.countersign.insight.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCaseDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The questions above the history. */
final class HistoryFilters extends Div {

    private final Select<String> useCase;
    private final Select<String> outcome;
    private final TextField reviewer = new TextField("Reviewer (user name)");
    private final DatePicker from = new DatePicker("From (UTC)");
    private final DatePicker to = new DatePicker("To (UTC)");
    private final TextField reference = new TextField("Reference starts with");
    private final Checkbox changed = new Checkbox("Only changed from the recommendation");

    HistoryFilters(List<RegisteredUseCase> useCases, Consumer<HistoryAddress> asked) {
        addClassName("filters");
        getElement().setAttribute("role", "search").setAttribute("aria-label", "History");
        Map<String, String> titles = new TreeMap<>();
        Map<String, String> outcomes = new TreeMap<>();
        for (var use : useCases) {
            titles.put(use.key(), use.definition().title());
            for (UseCaseDefinition.Outcome each : use.definition().outcomes()) outcomes.put(each.value(), each.title());
        }
        useCase = choice("Use case", "All use cases", titles);
        outcome = choice("Outcome", "All outcomes", outcomes);
        reference.setClearButtonVisible(true);
        reviewer.setClearButtonVisible(true);
        for (var day : List.of(from, to)) {
            day.setLocale(Locale.UK);
            day.setClearButtonVisible(true);
        }
        var search = new Button("Search", _ -> asked.accept(query()));
        search.addThemeVariants(ButtonVariant.PRIMARY);
        search.addClickShortcut(Key.ENTER).listenOn(this);
        var all = new Button("Clear", _ -> asked.accept(HistoryAddress.of(com.vaadin.flow.router.QueryParameters.empty())));
        all.addThemeVariants(ButtonVariant.TERTIARY);
        var actions = new Div(search, all);
        actions.addClassName("actions");
        add(reference, useCase, outcome, reviewer, from, to, changed, actions);
    }

    private static Select<String> choice(String label, String all, Map<String, String> titles) {
        var select = new Select<String>();
        select.setLabel(label);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setItems(titles.keySet());
        select.setItemLabelGenerator(value -> value == null ? all : titles.getOrDefault(value, value));
        return select;
    }

    void show(HistoryAddress query) {
        choose(useCase, query.useCase());
        choose(outcome, query.outcome());
        reviewer.setValue(query.reviewer());
        from.setValue(query.from());
        to.setValue(query.to());
        changed.setValue(query.changed());
        reference.setValue(query.q());
    }

    private static void choose(Select<String> select, String value) {
        select.setValue(select.getListDataView().contains(value) ? value : null);
    }

    private HistoryAddress query() {
        return new HistoryAddress(Objects.requireNonNullElse(useCase.getValue(), ""),
                Objects.requireNonNullElse(outcome.getValue(), ""), reviewer.getValue().strip(), from.getValue(),
                to.getValue(), changed.getValue(), reference.getValue().strip());
    }
}
