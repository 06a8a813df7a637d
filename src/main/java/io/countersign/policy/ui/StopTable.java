package io.countersign.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.countersign.policy.stop.Grade;
import io.countersign.policy.stop.Stop;
import io.countersign.screen.PlainTable;
import io.countersign.screen.RelativeTime;
import io.countersign.screen.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stops with who placed and who released them. */
final class StopTable {

    private final Map<UUID, String> names;
    private final Instant now;

    private StopTable(Map<UUID, String> names, Instant now) {
        this.names = names;
        this.now = now;
    }

    /** @param mayRelease which of them the reader may release @param release asks for it */
    static PlainTable of(List<Stop> stops, Map<UUID, String> names, Instant now, Predicate<Stop> mayRelease, Consumer<Stop> release) {
        var cells = new StopTable(names, now);
        var table = new PlainTable("Stops, newest first", List.of("What", "Grade", "Placed", "Why", "Released", ""));
        stops.forEach(stop -> table.append(new Span(stop.scope().words()), grade(stop), cells.placed(stop), why(stop.reason()),
                cells.released(stop), mayRelease.test(stop) ? action(stop, release) : new Span("")));
        return table;
    }


    static String effect(Grade grade) {
        return Character.toUpperCase(grade.words().charAt(0)) + grade.words().substring(1) + ".";
    }

    private static Component grade(Stop stop) {
        var words = new Div(new Span(Wording.name(stop.grade().name())), new Span(stop.drill() ? " drill" : ""));
        words.setTitle(effect(stop.grade()));
        return words;
    }

    private Component placed(Stop stop) {
        String effective = stop.inEffectAt() == null ? "not everywhere in effect yet"
                : "in effect after " + seconds(Duration.between(stop.placedAt(), stop.inEffectAt()));
        return new Div(RelativeTime.of(stop.placedAt(), now), new Paragraph("by " + name(stop.placedBy()) + ", " + effective));
    }

    private static String seconds(Duration duration) {
        return "%.2f s".formatted(duration.toMillis() / 1000.0);
    }

    private Component released(Stop stop) {
        if (stop.releasedAt() == null || stop.releasedBy() == null) {
            var mark = new Span("in force");
            mark.addClassName("mark");
            return mark;
        }
        return new Div(RelativeTime.of(stop.releasedAt(), now), new Paragraph("by " + name(stop.releasedBy())), why(stop.releaseReason()));
    }

    private String name(UUID person) {
        return names.getOrDefault(person, "somebody whose name was erased");
    }

    private static Paragraph why(@org.jspecify.annotations.Nullable String reason) {
        return new Paragraph(reason == null ? "erased with the case" : reason);
    }

    private static Button action(Stop stop, Consumer<Stop> release) {
        var button = new Button("Release…", _ -> release.accept(stop));
        button.setAriaLabel("Release the stop of " + stop.scope().words());
        return button;
    }
}
