package io.countersign.policy.ui;

import java.util.List;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.countersign.policy.RegisteredUseCase;
import io.countersign.policy.UseCases;
import io.countersign.screen.PlainTable;
import io.countersign.screen.Wording;
import jakarta.annotation.security.RolesAllowed;

/** The register: what recommendations are taken here, and where each use case stands. */
@Route("use-cases")
@PageTitle("Use cases · Countersign")
@Menu(title = "Use cases", order = 40, icon = "vaadin:clipboard-check")
@RolesAllowed({"auditor", "steward"})
@StyleSheet("ui/styles/register.css")
class UseCasesView extends Main {

    UseCasesView(UseCases useCases) {
        addClassNames("view", "register");
        var table = new PlainTable("Use cases by key, each with its newest version",
                List.of("Use case", "Category", "Newest version", "In force", "Usable until", "Queue"));
        var all = useCases.all();
        all.forEach(latest -> append(table, latest, useCases.inForce(latest.key()).orElse(null)));
        add(new H1("Use cases"), all.isEmpty() ? nothing() : table);
    }

    private static void append(PlainTable table, RegisteredUseCase latest,
            @org.jspecify.annotations.Nullable RegisteredUseCase inForce) {
        var use = latest.definition();
        table.append(new Anchor("use-cases/" + latest.key(), use.title()), new Span(Wording.name(use.category().name())),
                new Span(latest.version() + " · " + Wording.name(latest.status().name()).toLowerCase()),
                inForce == null ? none() : standing(inForce),
                new Span(inForce == null || inForce.usableUntil() == null ? "–" : inForce.usableUntil().toString()),
                new Span(Wording.name(use.queue())));
    }

    private static Span standing(RegisteredUseCase inForce) {
        var words = new Span("version " + inForce.version());
        if (!inForce.status().name().equals("SUSPENDED")) return words;
        var mark = new Span("suspended");
        mark.addClassName("mark");
        return new Span(words, new Span(" "), mark);
    }

    private static Span none() {
        return new Span("none: takes no submissions");
    }

    private static Div nothing() {
        var nothing = new Div(new Paragraph("No use case yet."), new Paragraph(
                "A steward writes one down through the API (PUT /api/v1/use-cases/…); samples/use-cases shows how."));
        nothing.addClassName("empty");
        return nothing;
    }
}
