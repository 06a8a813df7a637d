package io.countersign.policy.ui;

import java.time.InstantSource;
import java.util.List;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.policy.UseCases;
import io.countersign.policy.pack.Packs;
import io.countersign.policy.pack.PublishPack;
import io.countersign.policy.pack.PublishedPack;
import io.countersign.screen.Answered;
import io.countersign.screen.PlainTable;
import jakarta.annotation.security.RolesAllowed;

/** What jurisdictions ask of reviews: the packs that are published, and which use cases keep them. */
@Route("packs")
@PageTitle("Policy packs · Countersign")
@Menu(title = "Policy packs", order = 45, icon = "vaadin:scale")
@RolesAllowed({"auditor", "steward"})
@StyleSheet("ui/styles/tables.css")
@StyleSheet("ui/styles/register.css")
class PacksView extends Main {

    private final Packs packs;
    private final UseCases useCases;
    private final InstantSource clock;
    private final PlainTable table = new PlainTable("Packs by id, each with its newest version",
            List.of("Pack", "Jurisdiction", "Version", "Rules of today", "Kept by"));
    private final Answered answered = new Answered();

    PacksView(Packs packs, UseCases useCases, PublishPack publish, Callers callers, InstantSource clock) {
        this.packs = packs;
        this.useCases = useCases;
        this.clock = clock;
        addClassNames("view", "register");
        add(new H1("Policy packs"), new Paragraph("What a jurisdiction asks of reviews, as data with its sources. Nothing here is legal"
                + " advice: have a pack checked before you rely on it."), answered, table);
        if (callers.current().is(Role.STEWARD)) add(new PackForm("Publish a pack", "",
                (id, text) -> publish.publish(callers.current(), id, text, null), answered, this::show));
        show();
    }

    private void show() {
        table.clear();
        packs.all().forEach(this::append);
    }

    private void append(PublishedPack pack) {
        long keepers = useCases.all().stream().filter(use -> use.definition().packId().equals(pack.id())).count();
        table.append(new Anchor("packs/" + pack.id(), pack.content().title()), new Span(pack.content().jurisdiction()),
                new Span(String.valueOf(pack.version())),
                new Span(pack.rules(clock.instant()).map(rules -> "since " + rules.from()).orElse("none: no case is opened under it")),
                new Span(keepers == 1 ? "1 use case" : keepers + " use cases"));
    }
}
