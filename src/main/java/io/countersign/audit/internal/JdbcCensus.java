package io.countersign.audit.internal;

import io.countersign.audit.Census;
import io.countersign.audit.EntryKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcCensus implements Census {

    private final JdbcClient db;
    private final ObjectMapper json;

    JdbcCensus(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Map<String, Long> byKind() {
        Map<String, Long> counts = new TreeMap<>();
        db.sql("select kind, count from audit.tally union all select kind, count(*) from audit.staged group by kind")
                .query(row -> { counts.merge(row.getString(1), row.getLong(2), Long::sum); });
        return counts;
    }

    @Override
    public long treeSize() {
        return db.sql("select size from audit.head").query(Long.class).single();
    }

    @Override
    public List<Event> from(long index, Collection<EntryKind> kinds, int most) {
        return db.sql("""
                select leaf_index, stream, kind, leaf from audit.entry where leaf_index >= :from and leaf_index < :to
                    and kind = any(:kinds) order by leaf_index""").param("from", index).param("to", index + most)
                .param("kinds", kinds.stream().map(EntryKind::word).toArray(String[]::new))
                .query((row, n) -> new Event(row.getLong(1), row.getString(2), EntryKind.of(row.getString(3)),
                        json.readTree(row.getBytes(4)).path("details"))).list();
    }

    @Override
    public List<String> holding(List<String> streams, EntryKind kind) {
        return db.sql("""
                select stream from audit.entry where stream = any(:streams) and kind = :kind
                union select stream from audit.staged where stream = any(:streams) and kind = :kind""")
                .param("streams", streams.toArray(String[]::new)).param("kind", kind.word()).query(String.class).list();
    }
}
