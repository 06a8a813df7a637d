package io.countersign.insight.ui;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.countersign.insight.replay.Replay;
import io.countersign.insight.replay.Replay.Examples;
import io.countersign.insight.replay.Replay.Peak;
import io.countersign.insight.replay.Replay.QueueLoad;
import io.countersign.screen.PlainTable;
import org.jspecify.annotations.Nullable;

/** A replay: the sentence first, then what stands behind it. */
final class ReplayTables extends Div {

    private static final DateTimeFormatter DAY = formatter("d MMM uuuu");
    private static final DateTimeFormatter HOUR = formatter("d MMM HH:mm");

    ReplayTables(Replay replay) {
        addClassName("facts");
        var sentence = new Paragraph(replay.sentence());
        sentence.addClassName("sentence");
        add(sentence, new Paragraph(work(replay)));
        var queues = panel("By queue", queues(replay.queues()));
        queues.addClassName("wide");
        add(queues);
        if (replay.unrouted().cases() > 0) add(panel("The table names no queue", examples(replay.unrouted())));
        if (replay.unreviewed().cases() > 0) add(panel("Released unreviewed", examples(replay.unreviewed())));
        if (replay.stopped().cases() > 0) add(panel("Where the engine would have stopped", examples(replay.stopped())));
        add(panel("From where to where", moves(replay)), panel("By day", days(replay)));
    }

    private static String work(Replay replay) {
        var reviews = replay.reviews();
        String asked = "Persons asked: %,d, of which chance asked for %,d; then it was %,d.".formatted(reviews.now(), reviews.second(),
                reviews.then());
        return replay.handling() == null ? asked + " No verdict on these cases is there to measure handling time by."
                : asked + " Hours are counted at " + words(Duration.ofSeconds(replay.handling().medianSeconds()))
                + " a review, the median from claim to verdict of %,d verdicts on these cases.".formatted(replay.handling().verdicts());
    }

    private static String words(Duration time) {
        return time.toMinutes() < 1 ? time.toSeconds() + " s" : time.toHours() < 1 ? time.toMinutes() + " min"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    private static PlainTable queues(List<QueueLoad> queues) {
        var table = new PlainTable("Cases and the reviews they need, the fullest queue first", List.of("Queue", "Cases", "Then", "Reviews",
                "Second", "Busiest day", "Busiest hour", "Hours of work", "Reviewers"));
        queues.forEach(load -> table.append(new Span(load.queue()), number(load.now()), number(load.then()), number(load.reviews()),
                number(load.second()), peak(load.busiestDay(), DAY), peak(load.busiestHour(), HOUR),
                new Span(load.hours() == null ? "–" : String.format(Locale.ENGLISH, "%,.1f", load.hours())), people(load)));
        return table;
    }

    private static Component people(QueueLoad load) {
        if (load.people() > 0 || load.now() == 0) return number(load.people());
        var nobody = new Span("nobody");
        nobody.addClassName("mark");
        return nobody;
    }

    private static Span peak(@Nullable Peak peak, DateTimeFormatter format) {
        return new Span(peak == null ? "–" : format.format(peak.at()) + ": " + peak.reviews());
    }

    private static Div examples(Examples examples) {
        var list = new UnorderedList();
        examples.examples().forEach(id -> list.add(new ListItem(new Anchor("decision/" + id, id.toString()))));
        var all = new Div(new Paragraph("%,d cases; the newest of them:".formatted(examples.cases())), list);
        if (examples.why() != null) all.addComponentAsFirst(new Paragraph(examples.why()));
        return all;
    }

    private static PlainTable moves(Replay replay) {
        var table = new PlainTable("Queue then, queue now", List.of("Then", "Now", "Cases", ""));
        replay.moves().forEach(move -> table.append(new Span(move.from() == null ? "no review" : move.from()),
                new Span(move.to() == null ? "no review" : move.to()), number(move.cases()),
                new Span(move.from() != null && move.from().equals(move.to()) ? "as it was" : "")));
        return table;
    }

    private static PlainTable days(Replay replay) {
        var table = new PlainTable("Days (UTC) on which cases came", List.of("Day", "Cases", "Reviews", "Then"));
        replay.days().forEach(day -> table.append(new Span(DAY.format(day.date().atStartOfDay(ZoneOffset.UTC))), number(day.cases()),
                number(day.reviews()), number(day.then())));
        return table;
    }

    private static Span number(int n) {
        return new Span(String.format(Locale.ENGLISH, "%,d", n));
    }

    private static Section panel(String title, Component content) {
        var section = new Section(new H2(title), content);
        section.addClassName("panel");
        return section;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
