package io.countersign.insight.internal;

import io.countersign.access.People;
import io.countersign.insight.History;
import io.countersign.insight.HistoryFilter;
import io.countersign.insight.HistoryLine;
import io.countersign.kernel.Page;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcHistory implements History {

    private final JdbcClient db;
    private final People people;

    JdbcHistory(JdbcClient db, People people) {
        this.db = db;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public Page<HistoryLine> page(HistoryFilter filter, @Nullable String cursor, int size) {
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        String from = "insight_history h";
        String key = "h";
        if (filter.reviewer() != null) { // their own list is in order already
            from = "insight_reviewer r join insight_history h on h.decision_id = r.decision_id";
            key = "r";
            where(where, values, "r.reviewer = :reviewer", "reviewer", filter.reviewer());
        }
        where(where, values, "h.use_case = :useCase", "useCase", filter.useCase());
        where(where, values, "h.outcome = :outcome", "outcome", filter.outcome());
        where(where, values, "h.changed = :changed", "changed", filter.changed());
        where(where, values, key + ".at >= :from", "from", utc(filter.from()));
        where(where, values, key + ".at < :to", "to", utc(filter.to()));
        search(where, values, filter.q());
        if (cursor != null) after(where, values, key, cursor);
        values.put("size", size + 1);
        var rows = db.sql("select h.* from " + from + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                + " order by " + key + ".at desc, " + key + ".decision_id desc limit :size").params(values)
                .query(JdbcHistory::line).list();
        return Page.of(named(rows), size, line -> Base64.getUrlEncoder().withoutPadding().encodeToString(
                (line.at() + " " + line.id()).getBytes(StandardCharsets.US_ASCII)));
    }

    private static void where(List<String> where, Map<String, Object> values, String condition, String name,
            @Nullable Object value) {
        if (value == null) return;
        where.add(condition);
        values.put(name, value);
    }

    private static void search(List<String> where, Map<String, Object> values, @Nullable String q) {
        if (q == null || q.isBlank()) return;
        try {
            where(where, values, "h.decision_id = :id", "id", UUID.fromString(q.strip()));
        } catch (IllegalArgumentException notAnId) {
            where(where, values, "h.reference like :prefix escape '!'", "prefix",
                    q.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        }
    }

    private static void after(List<String> where, Map<String, Object> values, String key, String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ");
        if (parts.length != 2) throw new IllegalArgumentException("Not a cursor of this list");
        where.add("(" + key + ".at, " + key + ".decision_id) < (:lastAt, :lastId)");
        values.put("lastAt", utc(Instant.parse(parts[0])));
        values.put("lastId", UUID.fromString(parts[1]));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static HistoryLine line(ResultSet row, int number) throws SQLException {
        return new HistoryLine(row.getObject("decision_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("use_case"),
                row.getString("reference"), row.getString("client"),
                HistoryLine.Standing.valueOf(row.getString("standing")), row.getString("outcome"),
                row.getObject("changed", Boolean.class), List.of());
    }

    /** Adds the reviewers of the whole page with two further queries. */
    private List<HistoryLine> named(List<HistoryLine> lines) {
        if (lines.isEmpty()) return lines;
        record Review(UUID decision, UUID reviewer) {}
        var reviews = db.sql("select decision_id as decision, reviewer from insight_reviewer where decision_id = any(:ids)")
                .param("ids", lines.stream().map(HistoryLine::id).toArray(UUID[]::new)).query(Review.class).list();
        var names = people.names(reviews.stream().map(Review::reviewer).collect(Collectors.toSet()));
        var byDecision = reviews.stream().collect(Collectors.groupingBy(Review::decision, Collectors.mapping(
                review -> names.get(review.reviewer()), Collectors.filtering(Objects::nonNull, Collectors.toList()))));
        return lines.stream().map(line -> new HistoryLine(line.id(), line.at(), line.useCase(), line.reference(),
                line.client(), line.standing(), line.outcome(), line.changed(),
                byDecision.getOrDefault(line.id(), List.of()))).toList();
    }
}
