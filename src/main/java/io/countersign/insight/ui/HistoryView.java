package io.countersign.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.countersign.access.Callers;
import io.countersign.access.People;
import io.countersign.insight.HistoryFilter;
import io.countersign.insight.HistoryLine;
import io.countersign.insight.ReadHistory;
import io.countersign.kernel.Page;
import io.countersign.kernel.Result;
import io.countersign.policy.UseCases;
import io.countersign.policy.UseCaseDefinition;
import io.countersign.screen.PlainTable;
import io.countersign.screen.RelativeTime;
import io.countersign.screen.Wording;
import jakarta.annotation.security.RolesAllowed;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All decisions, to be asked for by what is known of them. */
@Route("history")
@PageTitle("History · Countersign")
@Menu(title = "History", order = 30, icon = "vaadin:clock")
@RolesAllowed({"auditor", "steward"})
@StyleSheet("ui/styles/history.css")
class HistoryView extends Main implements BeforeEnterObserver {

    private static final int PAGE = 50;

    private final Callers callers;
    private final ReadHistory readHistory;
    private final People people;
    private final UseCases useCases;
    private final InstantSource clock;
    private final HistoryFilters filters;
    private final PlainTable table = new PlainTable("Decisions, the latest change first",
            List.of("Reference", "When", "Use case", "Standing", "Outcome", "Reviewers"));
    private final Div nothing = new Div();
    private final Button more = new Button("Show more", _ -> showMore());
    private final Map<String, Optional<UseCaseDefinition>> definitions = new HashMap<>();
    private HistoryFilter filter = HistoryFilter.ALL;
    private @Nullable String next;

    HistoryView(Callers callers, ReadHistory readHistory, People people, UseCases useCases, InstantSource clock) {
        this.callers = callers;
        this.readHistory = readHistory;
        this.people = people;
        this.useCases = useCases;
        this.clock = clock;
        filters = new HistoryFilters(useCases.all(), this::ask);
        addClassNames("view", "history");
        nothing.addClassName("empty");
        nothing.getElement().setAttribute("role", "status");
        add(new H1("History"), filters, table, nothing, more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = HistoryAddress.of(event.getLocation().getQueryParameters());
        filters.show(query);
        filter = query.filter(people);
        table.clear();
        next = null;
        showMore();
        nothing.removeAll();
        nothing.setVisible(table.rows().isEmpty());
        table.setVisible(!table.rows().isEmpty());
        if (filter.equals(HistoryFilter.ALL)) nothing.add(new Paragraph("No decisions yet."), new Paragraph(
                "Every recommendation that a service submits appears here, open or finished, with who decided it."));
        else nothing.add(new Paragraph("No decision fits."), new Paragraph("Ask for less, or clear the filters."));
    }

    private void ask(HistoryAddress query) {
        getUI().ifPresent(ui -> ui.navigate("history", query.parameters()));
    }

    private void showMore() {
        if (readHistory.page(callers.current(), filter, next, PAGE) instanceof Result.Ok<Page<HistoryLine>>(var page)) {
            page.items().forEach(this::append);
            next = page.next();
        }
        more.setVisible(next != null);
    }

    private void append(HistoryLine line) {
        var use = definitions.computeIfAbsent(line.useCase(), key -> useCases.latest(key).map(each -> each.definition()));
        table.append(new Anchor("decision/" + line.id(), line.reference()), RelativeTime.of(line.at(), clock.instant()),
                new Span(use.map(UseCaseDefinition::title).orElse(line.useCase())),
                new Span(Wording.name(line.standing().name())), outcome(line, use),
                new Span(line.reviewers().isEmpty() ? "–" : String.join(", ", line.reviewers())));
    }

    private static Component outcome(HistoryLine line, Optional<UseCaseDefinition> use) {
        if (line.outcome() == null) return new Span("–");
        var title = use.flatMap(each -> each.outcome(line.outcome())).map(UseCaseDefinition.Outcome::title)
                .orElse(line.outcome());
        boolean unreviewed = Boolean.FALSE.equals(line.reviewed());
        if (!unreviewed && !Boolean.TRUE.equals(line.changed())) return new Span(title);
        var mark = new Span(unreviewed ? "unreviewed" : "changed");
        mark.addClassNames("mark", "changed");
        return new Span(new Span(title + " "), mark);
    }
}
