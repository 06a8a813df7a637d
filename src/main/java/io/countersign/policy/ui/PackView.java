package io.countersign.policy.ui;

import java.time.InstantSource;
import java.util.List;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.countersign.access.Callers;
import io.countersign.access.Role;
import io.countersign.policy.UseCases;
import io.countersign.policy.pack.PackVersion;
import io.countersign.policy.pack.Packs;
import io.countersign.policy.pack.PublishPack;
import io.countersign.policy.pack.PublishedPack;
import io.countersign.screen.Answered;
import io.countersign.screen.PlainTable;
import jakarta.annotation.security.RolesAllowed;

/** One pack: its rules period by period with their sources, who keeps it, and every version of it. */
@Route("packs/:id/:version?([0-9]{1,6})")
@RolesAllowed({"auditor", "steward"})
@StyleSheet("ui/styles/tables.css")
@StyleSheet("ui/styles/register.css")
class PackView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final Packs packs;
    private final UseCases useCases;
    private final PublishPack publish;
    private final Callers callers;
    private final InstantSource clock;
    private final Answered answered = new Answered();
    private String id = "";

    PackView(Packs packs, UseCases useCases, PublishPack publish, Callers callers, InstantSource clock) {
        this.packs = packs;
        this.useCases = useCases;
        this.publish = publish;
        this.callers = callers;
        this.clock = clock;
        addClassNames("view", "register");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("id").orElse("");
        event.getRouteParameters().getInteger("version").map(version -> packs.find(new PackVersion(id, version)))
                .orElseGet(() -> packs.current(id)).ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    private void show(PublishedPack pack) {
        removeAll();
        var current = packs.current(id).orElseThrow();
        var name = new Span(pack.content().jurisdiction() + " · " + id + " · version " + pack.version()
                + (pack.version() == current.version() ? "" : ", not the newest"));
        name.addClassName("kind");
        var heading = new Div(new H1(pack.content().title()), name);
        heading.addClassName("heading");
        var advice = new Paragraph(pack.content().notLegalAdvice());
        advice.addClassName("advice");
        add(heading, answered, advice, new Paragraph("Days begin by the calendar of " + pack.content().timeZone() + "."));
        var today = pack.content().period(clock.instant()).orElse(null);
        pack.content().periods().forEach(period -> add(new PackPeriod(period, period.equals(today))));
        add(keepers(), versions());
        if (callers.current().is(Role.STEWARD)) add(new PackForm("Publish another version", current.text(),
                (_, text) -> publish.publish(callers.current(), id, text, current.version()), answered,
                () -> show(packs.current(id).orElseThrow())));
    }

    private Section keepers() {
        var table = new PlainTable("Use cases whose newest version keeps it", List.of("Use case", "Queue"));
        useCases.all().stream().filter(use -> use.definition().packId().equals(id)).forEach(use -> table.append(
                new Anchor("use-cases/" + use.key(), use.definition().title()), new Span(use.definition().queue())));
        return section("Who keeps it", table.rows().isEmpty() ? new Paragraph("No use case.") : table);
    }

    private Section versions() {
        var table = new PlainTable("Versions, newest first, with the hash that the log tells", List.of("Version", "SHA-256"));
        packs.everyVersion().reversed().stream().filter(each -> each.id().equals(id)).forEach(each -> table.append(
                new Anchor("packs/" + id + "/" + each.version(), "Version " + each.version()), new Code(each.sha256())));
        return section("Versions", table);
    }

    private static Section section(String title, com.vaadin.flow.component.Component content) {
        var section = new Section(new H2(title), content);
        section.addClassName("panel");
        return section;
    }

    @Override
    public String getPageTitle() {
        return id + " · Policy packs · Countersign";
    }
}
