package io.countersign.records.internal;

import io.countersign.records.Comparisons;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcComparisons implements Comparisons {

    private final JdbcClient db;

    JdbcComparisons(JdbcClient db) {
        this.db = db;
    }

    @Override
    public boolean begin(Instant now, Duration every) {
        return db.sql("update records_comparison set begun_at = ? where begun_at <= ?")
                .params(now.atOffset(ZoneOffset.UTC), now.minus(every).atOffset(ZoneOffset.UTC)).update() == 1;
    }

    @Override
    public Last last() {
        return db.sql("select upto, again, since from records_comparison for update").query((row, n) ->
                new Last(row.getLong(1), row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant())).single();
    }

    @Override
    public void upTo(Last last) {
        db.sql("update records_comparison set upto = ?, again = ?, since = ?")
                .params(last.upto(), last.again(), last.since().atOffset(ZoneOffset.UTC)).update();
    }
}
