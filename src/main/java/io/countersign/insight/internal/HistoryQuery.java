package io.countersign.insight.internal;

import io.countersign.insight.HistoryFilter;
import io.countersign.insight.HistoryLine;
import io.countersign.kernel.Page;
import io.countersign.kernel.PlainText;
import io.countersign.kernel.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One page of the history as SQL. Which filters are given decides which index is walked, and in which order. */
final class HistoryQuery {

    private static final String UTC = "(h.at at time zone 'UTC')";

    private final StringBuilder where = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();
    private final HistoryFilter filter;
    private String sql = "";

    private HistoryQuery(HistoryFilter filter) {
        this.filter = filter;
    }

    /** @throws Page.UnreadableCursor when the cursor is not of this list */
    static HistoryQuery of(HistoryFilter filter, @Nullable String cursor, int limit) {
        var query = new HistoryQuery(filter);
        query.values.put("limit", limit);
        Optional<Cursor> after = Optional.ofNullable(cursor).map(text -> Page.cursor(text, Cursor::parse));
        query.sql = id(filter).isPresent() ? query.byId() : searchesReference(filter) ? query.byReference(after)
                : filter.reviewer() != null ? query.byReviewer(after)
                : filter.outcome() != null || filter.changed() != null
                ? query.byFacet(() -> query.period(UTC, "h.decision_id", after), UTC + " desc, h.decision_id desc")
                : filter.useCase() != null ? query.byUseCase(after) : query.latest(after);
        return query;
    }

    static String cursor(HistoryFilter filter, HistoryLine line) {
        return new Cursor(line.at(), line.id(), searchesReference(filter) ? line.reference() : "").toString();
    }

    String sql() {
        return sql;
    }

    Map<String, Object> values() {
        return values;
    }

    private String byId() {
        and("h.decision_id = :id", "id", id(filter).orElseThrow());
        reviewedBy();
        facets("h");
        period("h.at", "h.decision_id", Optional.empty());
        return "select * from insight_history h" + where + " limit :limit";
    }

    /** In the order of the references: however many begin so, and wherever in time they lie, the next is the next. */
    private String byReference(Optional<Cursor> after) {
        if (filter.reviewer() == null && (filter.outcome() != null || filter.changed() != null))
            return byFacet(ofReference("h", after), byReference("h"));
        boolean periodOnly = filter.from() != null || filter.to() != null;
        String keys = filter.reviewer() != null ? ofReviewer(after) : periodOnly ? byMonth(after)
                : ofReferences("insight_history", "h", after);
        return "select h.* from (" + keys + ") k join insight_history h using (decision_id) order by " + byReference("h");
    }

    private static String byReference(String row) {
        return "%1$s.reference collate \"C\" desc, %1$s.at desc, %1$s.decision_id desc".formatted(row);
    }

    private String ofReviewer(Optional<Cursor> after) {
        and("r.reviewer = :reviewer", "reviewer", filter.reviewer());
        return ofReferences("insight_reviewer", "r", after);
    }

    /** Reads nothing but the index. */
    private String ofReferences(String table, String row, Optional<Cursor> after) {
        facets(row);
        return "select %1$s.reference, %1$s.at, %1$s.decision_id from %2$s %1$s".formatted(row, table)
                + where(ofReference(row, after)) + " order by " + byReference(row) + " limit :limit";
    }

    /** Merges the lists of the months that the period touches. */
    private String byMonth(Optional<Cursor> after) {
        values.put("from", utc(filter.from()));
        values.put("to", utc(filter.to()));
        where.append(" where date_trunc('month', h.at at time zone 'UTC') = m");
        return """
                select k.* from generate_series(
                    date_trunc('month', greatest(cast(:from as timestamptz), (select min(at) from insight_history))
                        at time zone 'UTC'),
                    least(cast(:to as timestamptz), (select max(at) from insight_history)) at time zone 'UTC',
                    interval '1 month') m
                cross join lateral (""" + ofReferences("insight_history", "h", after) + ") k order by " + byReference("k")
                + " limit :limit";
    }

    private Runnable ofReference(String row, Optional<Cursor> after) {
        return () -> {
            // Bounds rather than LIKE: of a pattern in a parameter a plan for any value makes a walk over everything.
            and(row + ".reference collate \"C\" >= :prefix", "prefix", prefix(filter));
            and(row + ".reference collate \"C\" < :beyond", "beyond", beyond(prefix(filter)));
            period(row.equals("h") ? UTC : row + ".at", row + ".decision_id", Optional.empty());
            after.ifPresent(last -> {
                and("(%1$s.reference collate \"C\", %1$s.at, %1$s.decision_id) < (:lastReference, :lastAt, :lastId)"
                        .formatted(row), "lastReference", last.reference());
                values.put("lastAt", utc(last.at()));
                values.put("lastId", last.id());
            });
        };
    }

    private String byReviewer(Optional<Cursor> after) {
        String order = "r.at desc, r.decision_id desc";
        Runnable conditions = () -> {
            and("r.reviewer = :reviewer", "reviewer", filter.reviewer());
            period("r.at", "r.decision_id", after);
        };
        boolean anyCombination = filter.useCase() == null && filter.outcome() == null && filter.changed() == null;
        String own = anyCombination ? "select * from insight_reviewer r" + where(conditions) + " order by " + order
                + " limit :limit" : merged("insight_reviewer", "r", "", conditions, order);
        return "select h.* from (" + own + ") r join insight_history h using (decision_id)"
                + " order by h.at desc, h.decision_id desc";
    }

    private String byFacet(Runnable conditions, String order) {
        return merged("insight_history", "h", " and h.standing = 'RELEASED'", conditions, order);
    }

    /** Merges the lists of the combinations of use case, outcome and change that there are. */
    private String merged(String table, String row, String also, Runnable conditions, String order) {
        facets("f");
        String combinations = "select * from insight_facet f" + where;
        where.setLength(0);
        where.append(" where %1$s.use_case = f.use_case and %1$s.outcome = f.outcome and %1$s.changed = f.changed"
                .formatted(row)).append(also);
        return "select " + row + ".* from (" + combinations + ") f cross join lateral (select * from " + table + " " + row
                + where(conditions) + " order by " + order + " limit :limit) " + row + " order by " + order
                + " limit :limit";
    }

    private String byUseCase(Optional<Cursor> after) {
        facets("h");
        period(UTC, "h.decision_id", after);
        return "select * from insight_history h" + where
                + " order by (h.at at time zone 'UTC') desc, h.decision_id desc limit :limit";
    }

    private String latest(Optional<Cursor> after) {
        period("h.at", "h.decision_id", after);
        return "select * from insight_history h" + where + " order by h.at desc, h.decision_id desc limit :limit";
    }

    private void reviewedBy() {
        and("exists (select from insight_reviewer r where r.decision_id = h.decision_id and r.reviewer = :reviewer)",
                "reviewer", filter.reviewer());
    }

    private String where(Runnable conditions) {
        conditions.run();
        return where.toString();
    }

    private void facets(String table) {
        and(table + ".use_case = :useCase", "useCase", filter.useCase());
        and(table + ".outcome = :outcome", "outcome", filter.outcome());
        and(table + ".changed = :changed", "changed", filter.changed());
    }

    private void period(String at, String id, Optional<Cursor> after) {
        and(at + " >= " + bound("from", at), "from", utc(filter.from()));
        and(at + " < " + bound("to", at), "to", utc(filter.to()));
        after.ifPresent(last -> {
            and("(" + at + ", " + id + ") < (" + bound("lastAt", at) + ", :lastId)", "lastId", last.id());
            values.put("lastAt", utc(last.at()));
        });
    }

    private static String bound(String name, String at) {
        return at.equals(UTC) ? "(cast(:" + name + " as timestamptz) at time zone 'UTC')" : ":" + name;
    }

    private void and(String condition, String name, @Nullable Object value) {
        if (value == null) return;
        where.append(where.isEmpty() ? " where " : " and ").append(condition);
        values.put(name, value);
    }

    private static Optional<UUID> id(HistoryFilter filter) {
        if (filter.q() == null) return Optional.empty();
        try {
            return Optional.of(UUID.fromString(filter.q().strip()));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static boolean searchesReference(HistoryFilter filter) {
        return filter.q() != null && !filter.q().isBlank() && id(filter).isEmpty();
    }

    private static String prefix(HistoryFilter filter) {
        return String.valueOf(filter.q()).strip();
    }

    /** The first text, by code points, after all that begin so; null when there is none. */
    private static @Nullable String beyond(String prefix) {
        for (int end = prefix.length(); end > 0; end = prefix.offsetByCodePoints(end, -1)) {
            int next = prefix.codePointBefore(end) + 1;
            if (next == Character.MIN_SURROGATE) next = Character.MAX_SURROGATE + 1;
            if (next <= Character.MAX_CODE_POINT)
                return prefix.substring(0, prefix.offsetByCodePoints(end, -1)) + Character.toString(next);
        }
        return null;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** @param reference empty in lists that are in the order of time */
    private record Cursor(Instant at, UUID id, String reference) {

        static Cursor parse(String cursor) {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length != 3 || !PlainText.is(parts[2]))
                throw new IllegalArgumentException("Not a cursor of this list");
            return new Cursor(Rfc3339.parse(parts[0]), UUID.fromString(parts[1]), parts[2]);
        }

        @Override
        public String toString() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    (at + " " + id + " " + reference).getBytes(StandardCharsets.UTF_8));
        }
    }
}
