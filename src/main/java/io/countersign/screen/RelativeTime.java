package io.countersign.screen;

import static java.time.ZoneOffset.UTC;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.BiFunction;

/** An instant, said twice: how far it is from now, and when it is in UTC. It stands still until {@link #at} is called. */
@Tag("time")
public final class RelativeTime extends HtmlComponent {

    private static final DateTimeFormatter MINUTE = formatter("uuuu-MM-dd HH:mm 'UTC'");
    private static final DateTimeFormatter SECOND = formatter("uuuu-MM-dd HH:mm:ss 'UTC'");

    private final Instant instant;
    private final BiFunction<Instant, Instant, String> wording;
    private final Element distance = new Element("span");

    private RelativeTime(Instant instant, BiFunction<Instant, Instant, String> wording) {
        this.instant = instant;
        this.wording = wording;
        addClassName("relative-time");
        distance.getClassList().add("distance");
        var moment = new Element("span").setText(MINUTE.format(instant));
        moment.getClassList().add("instant");
        getElement()
                .setAttribute("datetime", instant.truncatedTo(ChronoUnit.SECONDS).toString())
                .setAttribute("title", SECOND.format(instant))
                .appendChild(distance, Element.createText(" "), moment);
    }

    /** "in 2 h" or "3 h 10 min ago". */
    public static RelativeTime of(Instant instant, Instant now) {
        return new RelativeTime(instant, Distance::of).at(now);
    }

    /** "due in 2 h" or "overdue 20 min"; carries the class {@code overdue} once it is. */
    public static RelativeTime ofDeadline(Instant deadline, Instant now) {
        var time = new RelativeTime(deadline, Distance::ofDeadline);
        time.addClassName("deadline");
        return time.at(now);
    }

    /** Says it again as seen from a later now. */
    public RelativeTime at(Instant now) {
        var words = wording.apply(instant, now);
        distance.setText(words);
        setClassName("overdue", words.startsWith("overdue"));
        return this;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(UTC);
    }
}
