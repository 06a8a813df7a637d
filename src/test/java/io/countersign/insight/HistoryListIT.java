package io.countersign.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.insight.HistoryLine.Standing;
import io.countersign.kernel.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever index a list walks, it holds what its filters say and nothing else, each row once. */
@RealStackTest
class HistoryListIT {

    private static final int ROWS = 120;
    private static final int PAGE = 7;
    private static final Instant START = Instant.parse("2001-01-01T00:00:00Z");

    private final Random random = new Random(7);
    /** Keeps the rows of this test apart from those of the others. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final List<UUID> people = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final List<Row> rows = new ArrayList<>();

    @Autowired
    private History history;
    @Autowired
    private JdbcClient db;

    private record Row(UUID id, Instant at, String useCase, String reference, @Nullable String outcome,
            @Nullable Boolean changed, @Nullable UUID reviewer) {}

    @BeforeEach
    void rowsOfEveryKind() {
        for (int n = 0; n < ROWS; n++) {
            boolean released = random.nextInt(4) > 0;
            rows.add(new Row(UUID.randomUUID(), START.plus(Duration.ofDays(random.nextInt(40))),
                    mark + "-use-" + random.nextInt(2), mark + (random.nextBoolean() ? "-A_" : "-Ab") + random.nextInt(30),
                    released ? mark + "-out-" + random.nextInt(2) : null, released ? random.nextInt(3) == 0 : null,
                    released ? people.get(random.nextInt(2)) : null));
        }
        rows.forEach(this::insert);
    }

    private void insert(Row row) {
        db.sql("""
                insert into insight_history (decision_id, at, use_case, reference, client, standing, outcome, changed, reviewed)
                values (?, ?, ?, ?, 'test', ?, ?, ?, ?)""").params(row.id(), row.at().atOffset(ZoneOffset.UTC), row.useCase(),
                row.reference(), (row.outcome() == null ? Standing.OPEN : Standing.RELEASED).name(), row.outcome(),
                row.changed(), row.outcome() == null ? null : true).update();
        if (row.outcome() == null) return;
        db.sql("insert into insight_facet values (?, ?, ?) on conflict do nothing")
                .params(row.useCase(), row.outcome(), row.changed()).update();
        db.sql("insert into insight_reviewer (reviewer, at, decision_id, use_case, outcome, changed, reference) values (?, ?, ?, ?, ?, ?, ?)")
                .params(row.reviewer(), row.at().atOffset(ZoneOffset.UTC), row.id(), row.useCase(), row.outcome(),
                        row.changed(), row.reference()).update();
    }

    @Test
    void everyCombinationOfFiltersListsItsRowsOnceAndInOrder() {
        for (String useCase : orNone(mark + "-use-0", mark + "-use-none"))
            for (String outcome : orNone(mark + "-out-0"))
                for (Boolean changed : orNone(true, false))
                    for (UUID reviewer : orNone(people.getFirst(), UUID.randomUUID()))
                        for (Instant from : orNone(START.plus(Duration.ofDays(10))))
                            for (Instant to : orNone(START.plus(Duration.ofDays(35))))
                                for (String q : List.of(mark, mark + "-A_", mark + "-Ab1", rows.getFirst().id().toString(), ""))
                                    agree(new HistoryFilter(useCase, outcome, reviewer, from, to, changed, q));
    }

    private void agree(HistoryFilter filter) {
        boolean ofOthersToo = filter.useCase() == null && filter.outcome() == null && filter.reviewer() == null
                && String.valueOf(filter.q()).isEmpty();
        var listed = ids(filter).filter(id -> !ofOthersToo || rows.stream().anyMatch(row -> row.id().equals(id))).toList();
        assertThat(listed).as(filter.toString()).isEqualTo(expected(filter));
    }

    private Stream<UUID> ids(HistoryFilter filter) {
        var ids = new ArrayList<UUID>();
        String cursor = null;
        do {
            Page<HistoryLine> page = history.page(filter, cursor, PAGE);
            page.items().forEach(line -> ids.add(line.id()));
            cursor = page.next();
        } while (cursor != null);
        return ids.stream();
    }

    private List<UUID> expected(HistoryFilter filter) {
        Comparator<Row> byTime = Comparator.comparing(Row::at).thenComparing(row -> row.id().toString());
        String q = String.valueOf(filter.q());
        boolean byReference = !q.isEmpty() && q.length() < 36;
        Predicate<Row> wanted = row -> (filter.useCase() == null || filter.useCase().equals(row.useCase()))
                && (filter.outcome() == null || filter.outcome().equals(row.outcome()))
                && (filter.changed() == null || filter.changed().equals(row.changed()))
                && (filter.reviewer() == null || filter.reviewer().equals(row.reviewer()))
                && (filter.from() == null || !row.at().isBefore(filter.from()))
                && (filter.to() == null || row.at().isBefore(filter.to()))
                && (q.isEmpty() || (byReference ? row.reference().startsWith(q) : row.id().toString().equals(q)));
        var order = byReference ? Comparator.comparing(Row::reference).thenComparing(byTime) : byTime;
        return rows.stream().filter(wanted).sorted(order.reversed()).map(Row::id).toList();
    }

    @SafeVarargs
    private static <T> List<@Nullable T> orNone(T... values) {
        var all = new ArrayList<@Nullable T>(List.of(values));
        all.add(null);
        return all;
    }
}
