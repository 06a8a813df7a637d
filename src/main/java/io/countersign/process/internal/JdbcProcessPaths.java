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
    public Optional<String> own(UUID decision, String process) {
        return db.sql("""
                with step as (select process, reached_at from process_step where decision_id = :decision)
                select coalesce(
                    (select process from step where split_part(process, ':', 1) = :process order by reached_at limit 1),
                    (select process from process_definition where split_part(process, ':', 1) = :process
                         and deployed_at <= (select min(reached_at) from step)
                     order by split_part(process, ':', 2)::int desc limit 1))""")
                .param("decision", decision).param("process", process)
                .query((row, n) -> Optional.ofNullable(row.getString(1))).single();
    }

    @Override
    public Optional<String> bpmn(String process) {
        return db.sql("select bpmn from process_definition where process = ?").param(process).query(String.class)
                .optional();
    }

    @Override
    public Optional<String> waitsFor(String process, String message) {
        return bpmn(process).flatMap(text -> BpmnElements.waitingFor(text, message));
    }

    @Override
    public Optional<String> calls(String process, String called) {
        return bpmn(process).flatMap(text -> BpmnElements.calling(text, called));
    }
}
