package io.countersign.insight.ui;

import com.vaadin.flow.router.QueryParameters;
import io.countersign.access.People;
import io.countersign.insight.HistoryFilter;
import io.countersign.kernel.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the history is asked, as it stands in the address, so that it can be kept and passed on. Days are UTC, both
 * included. An empty text or an unreadable day asks nothing.
 */
record HistoryAddress(String useCase, String outcome, String reviewer, @Nullable LocalDate from, @Nullable LocalDate to,
        boolean changed, String q) {

    private static final UUID NOBODY = new UUID(0, 0);

    static HistoryAddress of(QueryParameters parameters) {
        return new HistoryAddress(text(parameters, "useCase"), text(parameters, "outcome"), text(parameters, "reviewer"),
                day(parameters, "from"), day(parameters, "to"), text(parameters, "changed").equals("true"),
                text(parameters, "q"));
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new HashMap<>();
        put(parameters, "useCase", useCase);
        put(parameters, "outcome", outcome);
        put(parameters, "reviewer", reviewer);
        put(parameters, "from", from == null ? "" : from.toString());
        put(parameters, "to", to == null ? "" : to.toString());
        put(parameters, "changed", changed ? "true" : "");
        put(parameters, "q", q);
        return QueryParameters.simple(parameters);
    }

    /** A reviewer whom nobody knows gives an empty history, not everybody's. */
    HistoryFilter filter(People people) {
        return new HistoryFilter(orNull(useCase), orNull(outcome),
                reviewer.isEmpty() ? null : people.byUsername(reviewer).orElse(NOBODY), start(from),
                to == null ? null : start(to.plusDays(1)), changed ? Boolean.TRUE : null, orNull(q));
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) parameters.put(name, value);
    }

    private static String text(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).map(String::strip).orElse("");
    }

    private static @Nullable LocalDate day(QueryParameters parameters, String name) {
        try {
            String day = text(parameters, name);
            return day.isEmpty() ? null : Rfc3339.parse(day + "T00:00:00Z").atOffset(ZoneOffset.UTC).toLocalDate();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
