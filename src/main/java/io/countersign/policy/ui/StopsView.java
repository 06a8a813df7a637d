package io.countersign.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.countersign.access.Caller;
import io.countersign.access.Callers;
import io.countersign.access.People;
import io.countersign.access.Role;
import io.countersign.kernel.Page;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Result;
import io.countersign.policy.UseCases;
import io.countersign.policy.stop.CasesInReach;
import io.countersign.policy.stop.PlaceStop;
import io.countersign.policy.stop.ReleaseStop;
import io.countersign.policy.stop.SettleStop;
import io.countersign.policy.stop.Stop;
import io.countersign.policy.stop.Stops;
import io.countersign.screen.Answered;
import io.countersign.screen.PlainTable;
import jakarta.annotation.security.RolesAllowed;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stop switch: what is held now and was before, and the way to hold something. */
@Route("stops")
@PageTitle("Stops · Countersign")
@Menu(title = "Stops", order = 60, icon = "vaadin:hand")
@RolesAllowed({"steward", "operator", "auditor"})
@StyleSheet("ui/styles/tables.css")
@StyleSheet("ui/styles/register.css")
@StyleSheet("ui/styles/stops.css")
class StopsView extends Main {

    private static final int PAGE = 20;

    private final Stops stops;
    private final PlaceStop place;
    private final SettleStop settle;
    private final ReleaseStop release;
    private final People people;
    private final InstantSource clock;
    private final Caller caller;
    private final Answered answered = new Answered();
    private final Div releasing = new Div();
    private final Section list = new Section();
    private final StopForm form;
    private @Nullable String next;

    StopsView(Callers callers, Stops stops, UseCases useCases, CasesInReach reach, PlaceStop place, SettleStop settle,
            ReleaseStop release, People people, InstantSource clock) {
        this.stops = stops;
        this.place = place;
        this.settle = settle;
        this.release = release;
        this.people = people;
        this.clock = clock;
        caller = callers.current();
        addClassNames("view", "register", "stops-view");
        form = new StopForm(useCases.all(), reach::open, this::place);
        add(new H1("Stops"), answered, releasing, list);
        if (caller.is(Role.STEWARD, Role.OPERATOR)) add(form);
        show(null);
    }

    private void show(@Nullable String cursor) {
        if (cursor == null) list.removeAll();
        Page<Stop> page = stops.page(false, cursor, PAGE);
        next = page.next();
        if (page.items().isEmpty() && cursor == null) list.add(new Paragraph("Nothing was ever stopped here."));
        else list.add(table(page.items()));
        if (next != null) {
            var more = new Button("Show older ones", event -> {
                list.remove(event.getSource());
                show(next);
            });
            list.add(more);
        }
    }

    private PlainTable table(List<Stop> shown) {
        var names = people.names(shown.stream().flatMap(stop -> Stream.of(stop.placedBy(), stop.releasedBy()))
                .filter(Objects::nonNull).collect(Collectors.toSet()));
        return StopTable.of(shown, names, clock.instant(), stop -> caller.is(Role.STEWARD) && stop.releasedAt() == null
                && !stop.placedBy().equals(caller.personId()), this::askWhy);
    }

    private void place(StopForm.Wanted wanted) {
        if (!form.isGradeChosen()) {
            answered.refused(Refusal.of(Refusal.Kind.MALFORMED, "policy/stop-grade", "How much", "Choose how much to stop."));
            return;
        }
        switch (place.place(caller, wanted.scope(), wanted.grade(), wanted.drill(), wanted.reason())) {
            case Result.Refused<Stop>(var refusal) -> answered.refused(refusal);
            case Result.Ok<Stop>(var stop) -> {
                boolean everywhere = settle.settle(stop.id()).inEffectAt() != null;
                answered.done("Stopped: " + stop.scope().words() + (everywhere ? ". It is in effect on every node."
                        : ". It binds all that begins now; something that began before has not ended yet."));
                form.clear();
                show(null);
            }
        }
    }

    private void askWhy(Stop stop) {
        releasing.removeAll();
        var reason = new TextArea("Why it may go on");
        reason.setMaxLength(500);
        var go = new Button("Release it", _ -> release(stop, reason.getValue()));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        var panel = new Section(new H2("Release the stop of " + stop.scope().words()), reason,
                actions(go, new Button("Keep it stopped", _ -> releasing.removeAll())));
        panel.addClassNames("panel", "stop-form");
        releasing.add(panel);
        reason.focus();
    }

    private static Div actions(Button... buttons) {
        var actions = new Div(buttons);
        actions.addClassName("actions");
        return actions;
    }

    private void release(Stop stop, String reason) {
        switch (release.release(caller, stop.id(), reason)) {
            case Result.Refused<Stop>(var refusal) -> answered.refused(refusal);
            case Result.Ok<Stop> _ -> {
                releasing.removeAll();
                answered.done("Released: " + stop.scope().words() + ". It goes on from where it stood.");
                show(null);
            }
        }
    }
}
