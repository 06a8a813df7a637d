package io.countersign.insight.ui;

import java.time.InstantSource;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.countersign.access.Callers;
import io.countersign.insight.replay.Replay;
import io.countersign.insight.replay.ReplayCases;
import io.countersign.kernel.Result;
import io.countersign.policy.UseCases;
import io.countersign.screen.Answered;
import jakarta.annotation.security.RolesAllowed;
import tools.jackson.databind.ObjectMapper;

/** A steward tries a draft of the routing table and the settings on the cases that came, before it becomes real. */
@Route("use-cases/:key/replay")
@RolesAllowed("steward")
@StyleSheet("ui/styles/tables.css")
@StyleSheet("ui/styles/register.css")
class ReplayView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final Callers callers;
    private final UseCases useCases;
    private final ReplayCases replay;
    private final InstantSource clock;
    private final ObjectMapper json;
    private final Answered answered = new Answered();
    private final Div result = new Div();
    private String key = "";

    ReplayView(Callers callers, UseCases useCases, ReplayCases replay, InstantSource clock, ObjectMapper json) {
        this.callers = callers;
        this.useCases = useCases;
        this.replay = replay;
        this.clock = clock;
        this.json = json;
        addClassNames("view", "register", "replay");
        result.addClassName("result");
        result.getElement().setAttribute("role", "status");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        key = event.getRouteParameters().get("key").orElse("");
        var newest = useCases.latest(key).orElse(null);
        if (newest == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        removeAll();
        result.removeAll();
        var heading = new Div(new H1("Replay past cases"), new Anchor("use-cases/" + key, newest.definition().title()));
        heading.addClassName("heading");
        add(heading, new Paragraph("What a draft would have made of the cases that really came: who would have judged them, in"
                + " which queue, with what load. Nothing is changed, and the engine is told nothing."),
                new ReplayForm(useCases.versions(key), clock.instant(), json, this::ask, answered), answered, result);
    }

    private void ask(ReplayCases.Draft draft) {
        result.removeAll();
        switch (replay.replay(callers.current(), key, draft)) {
            case Result.Refused<Replay>(var refusal) -> answered.refused(refusal);
            case Result.Ok<Replay>(var answer) -> {
                answered.clear();
                result.add(new ReplayTables(answer));
            }
        }
    }

    @Override
    public String getPageTitle() {
        return "Replay · " + key + " · Countersign";
    }
}
