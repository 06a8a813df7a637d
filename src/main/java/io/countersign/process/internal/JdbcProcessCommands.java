package io.countersign.process.internal;

import io.countersign.kernel.Ids;
import io.countersign.process.ProcessCommands;
import io.countersign.signal.Signals;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class JdbcProcessCommands implements ProcessCommands {

    static final String QUEUED = "process-command";

    private final JdbcClient db;
    private final ObjectMapper json;
    private final Ids ids;
    private final Signals signals;

    JdbcProcessCommands(JdbcClient db, ObjectMapper json, Ids ids, Signals signals) {
        this.db = db;
        this.json = json;
        this.ids = ids;
        this.signals = signals;
    }

    @Override
    public void start(UUID decision, String process, Map<String, Object> facts) {
        queue(decision, Command.Kind.START, Command.startOf(process), null, facts);
    }

    @Override
    public void tell(UUID decision, String message) {
        queue(decision, Command.Kind.TELL, message, null, Map.of());
    }

    @Override
    public void complete(UUID decision, long jobKey, Map<String, Object> variables) {
        queue(decision, Command.Kind.COMPLETE, null, jobKey, variables);
    }

    private void queue(UUID decision, Command.Kind kind, @Nullable String message, @Nullable Long jobKey,
            Map<String, Object> variables) {
        db.sql("""
                insert into process_command (id, decision_id, kind, message, job_key, variables)
                values (?, ?, ?, ?, ?, ?::jsonb)""")
                .params(ids.next(), decision, kind.name(), message, jobKey, json.writeValueAsString(variables)).update();
        signals.afterCommit(QUEUED, "");
    }
}
