package io.countersign.process.internal;

import io.countersign.process.ProcessPaths;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcProcessPaths implements ProcessPaths {

    private final JdbcClient db;

    JdbcProcessPaths(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Visit> of(UUID decision) {
        return db.sql("""
                select element_id, job_type, process, reached_at from process_step where decision_id = ?
                order by reached_at, job_key""").param(decision)
                .query((row, n) -> new Visit(row.getString(1), row.getString(2), row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant())).list();
    }

    @Override
    public Optional<String> bpmn(String process) {
        return db.sql("select bpmn from process_definition where process = ?").param(process).query(String.class)
                .optional();
    }

    @Override
    public Optional<String> waitsFor(String process, String message) {
        return bpmn(process).flatMap(text -> MessageCatch.of(text, message));
    }
}
