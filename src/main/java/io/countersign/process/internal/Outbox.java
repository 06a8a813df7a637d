package io.countersign.process.internal;

import io.countersign.process.internal.Command.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The commands that wait. What was sent is deleted, so the table holds only what is under way. */
@Repository
class Outbox {

    private final JdbcClient db;

    Outbox(JdbcClient db) {
        this.db = db;
    }

    /** Takes due commands for half a minute; should this node die, another finds them due again after that. */
    List<Command> take(int most) {
        return db.sql("""
                update process_command set due_at = now() + interval '30 seconds', attempts = attempts + 1
                where id in (select id from process_command where due_at <= now() order by due_at, id limit ?
                             for update skip locked)
                returning id, decision_id, kind, message, job_key, variables, attempts""")
                .param(most).query(Outbox::command).list();
    }

    void sent(Collection<UUID> commands) {
        if (!commands.isEmpty()) db.sql("delete from process_command where id = any(?)")
                .param(commands.toArray(UUID[]::new)).update();
    }

    /** To be tried again after 1 s at first and 4 s later on; the relay sends fewer at once meanwhile. */
    void failed(Command command, String cause) {
        again(command, cause, 3);
    }

    /** To be tried again less and less often, in the end every eight minutes: what the engine refuses, others wait for. */
    void refused(Command command, String cause) {
        again(command, cause, 10);
    }

    private void again(Command command, String cause, int longest) {
        db.sql("""
                update process_command set due_at = now() + power(2, least(attempts, ?) - 1) * interval '1 second',
                    cause = ? where id = ?""").params(longest, cause, command.id()).update();
    }

    private static Command command(ResultSet row, int number) throws SQLException {
        return new Command(row.getObject("id", UUID.class), row.getObject("decision_id", UUID.class),
                Kind.valueOf(row.getString("kind")), row.getString("message"), row.getObject("job_key", Long.class),
                row.getString("variables"), row.getInt("attempts"));
    }
}
