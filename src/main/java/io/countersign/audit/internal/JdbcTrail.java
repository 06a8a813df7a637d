package io.countersign.audit.internal;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Trail;
import io.countersign.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

@Repository
class JdbcTrail implements Trail {

    private final JdbcClient db;
    private final ObjectMapper json;

    JdbcTrail(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public List<Step> of(String stream) {
        return db.sql("""
                select leaf_index, entry_id, leaf, leaf_hash, sequence from audit.entry where stream = :stream
                union all
                select null, entry_id, leaf, leaf_hash, sequence from audit.staged where stream = :stream
                order by sequence""").param("stream", stream).query(this::step).list();
    }

    @Override
    public Map<String, List<Step>> of(Collection<String> streams, Set<EntryKind> kinds) {
        record Told(String stream, Step step) {}
        return db.sql("""
                select stream, leaf_index, entry_id, leaf, leaf_hash, sequence from audit.entry
                where stream = any(:streams) and kind = any(:kinds)
                union all
                select stream, null, entry_id, leaf, leaf_hash, sequence from audit.staged
                where stream = any(:streams) and kind = any(:kinds) order by sequence""")
                .param("streams", streams.toArray(String[]::new))
                .param("kinds", kinds.stream().map(EntryKind::word).toArray(String[]::new))
                .query((row, n) -> new Told(row.getString("stream"), step(row, n))).list().stream()
                .collect(Collectors.groupingBy(Told::stream, Collectors.mapping(Told::step, Collectors.toList())));
    }

    private Step step(ResultSet row, int number) throws SQLException {
        var leaf = json.readTree(row.getBytes("leaf"));
        return new Step(row.getObject("entry_id", UUID.class), row.getLong("sequence"), leaf.path("kind").asString(),
                leaf.path("actor").asString(), Instant.parse(leaf.path("at").asString()), leaf.path("details"),
                Sha256.base64(row.getBytes("leaf_hash")), row.getObject("leaf_index", Long.class));
    }
}
