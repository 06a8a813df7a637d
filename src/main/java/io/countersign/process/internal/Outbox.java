package io.countersign.process.internal;

import io.countersign.process.internal.Command.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The commands that wait. What was sent is deleted, so the table holds only what is under way. */
@Repository
class Outbox {

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final JdbcClient db;
    private final ObjectMapper json;

    Outbox(JdbcClient db, ObjectMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Takes due commands for half a minute; should this node die, another finds them due again after that. */
    List<Command> take(int most) {
        return db.sql("""
                update process_command set due_at = now() + interval '30 seconds', attempts = attempts + 1
                where id in (select id from process_command where due_at <= now() order by due_at, id limit ?
                             for update skip locked)
                returning id, decision_id, kind, message, job_key, variables, attempts""")
                .param(most).query(this::command).list();
    }

    void sent(Collection<UUID> commands) {
        if (!commands.isEmpty()) db.sql("delete from process_command where id = any(?)")
                .param(commands.toArray(UUID[]::new)).update();
    }

    /** To be tried again, after 1 s at first and 4 s later on; the relay sends fewer at once meanwhile. */
    void failed(Command command, String cause) {
        db.sql("""
                update process_command set due_at = now() + power(2, least(attempts, 3) - 1) * interval '1 second',
                    cause = ? where id = ?""").params(cause, command.id()).update();
    }

    private Command command(ResultSet row, int number) throws SQLException {
        return new Command(row.getObject("id", UUID.class), row.getObject("decision_id", UUID.class),
                Kind.valueOf(row.getString("kind")), row.getString("message"), row.getObject("job_key", Long.class),
                json.readValue(row.getString("variables"), VARIABLES), row.getInt("attempts"));
    }
}
