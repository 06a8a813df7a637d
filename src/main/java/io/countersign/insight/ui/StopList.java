package io.countersign.insight.ui;

import static java.time.ZoneOffset.UTC;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.countersign.intake.Decision;
import io.countersign.policy.stop.Stop;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The stops that reached a decision while it was here; takes no room when there were none. */
final class StopList extends Div {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.UK).withZone(UTC);

    private StopList() {
        addClassName("stopped");
    }

    /** @param last when the log tells of it last */
    static StopList over(Decision decision, Instant last, List<Stop> stops) {
        var list = new StopList();
        stops.stream().filter(stop -> stop.releasedAt() == null || stop.releasedAt().isAfter(decision.receivedAt()))
                .filter(stop -> !decision.status().isEnd() || stop.placedAt().isBefore(last))
                .forEach(stop -> list.add(new Paragraph(sentence(stop))));
        list.setVisible(list.getComponentCount() > 0);
        return list;
    }

    private static String sentence(Stop stop) {
        return (stop.drill() ? "Drill: " : "Stopped: ") + stop.scope().words() + ", " + stop.grade().words() + ", from "
                + MINUTE.format(stop.placedAt()) + (stop.releasedAt() == null ? " on." : " until " + MINUTE.format(stop.releasedAt()) + ".");
    }
}
