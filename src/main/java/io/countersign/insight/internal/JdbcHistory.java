package io.countersign.insight.internal;

import io.countersign.access.People;
import io.countersign.insight.History;
import io.countersign.insight.HistoryFilter;
import io.countersign.insight.HistoryLine;
import io.countersign.kernel.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
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
        var query = HistoryQuery.of(filter, cursor, size + 1);
        var rows = db.sql(query.sql()).params(query.values()).query(JdbcHistory::line).list();
        return Page.of(named(rows), size, line -> HistoryQuery.cursor(filter, line));
    }

    private static HistoryLine line(ResultSet row, int number) throws SQLException {
        return new HistoryLine(row.getObject("decision_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("use_case"),
                row.getString("reference"), row.getString("client"),
                HistoryLine.Standing.valueOf(row.getString("standing")), row.getString("outcome"),
                row.getObject("changed", Boolean.class), row.getObject("reviewed", Boolean.class), List.of());
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
                line.client(), line.standing(), line.outcome(), line.changed(), line.reviewed(),
                byDecision.getOrDefault(line.id(), List.of()))).toList();
    }
}
