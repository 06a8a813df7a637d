package io.countersign.inbox.internal;

import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.TaskState;
import io.countersign.kernel.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows to tasks, and the places where a list was left off. */
final class TaskRows {

    private TaskRows() {}

    static ReviewTask task(ResultSet row, int number) throws SQLException {
        return new ReviewTask(row.getObject("id", UUID.class), row.getObject("decision_id", UUID.class),
                row.getLong("job_key"), row.getInt("seat"),
                ReviewTask.Part.valueOf(row.getString("part")), row.getString("use_case"), row.getString("reference"), row.getString("queue"),
                row.getInt("priority"), TaskState.valueOf(row.getString("state")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(), row.getBoolean("escalated"),
                row.getObject("holder", UUID.class), instant(row, row.findColumn("lease_until")),
                instant(row, row.findColumn("done_at")));
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String[] parts(String cursor, int count) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ");
        if (parts.length != count) throw new IllegalArgumentException("Not a cursor of this list");
        return parts;
    }

    private static String join(Object... parts) {
        var text = String.join(" ", java.util.Arrays.stream(parts).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    record OpenCursor(int priority, Instant dueAt, UUID id) {

        static OpenCursor of(ReviewTask task) {
            return new OpenCursor(task.priority(), task.dueAt(), task.id());
        }

        static OpenCursor parse(String cursor) {
            String[] parts = parts(cursor, 3);
            return new OpenCursor(Integer.parseInt(parts[0]), Rfc3339.parse(parts[1]), UUID.fromString(parts[2]));
        }

        @Override
        public String toString() {
            return join(priority, dueAt, id);
        }
    }

    record DoneCursor(Instant doneAt, UUID id) {

        static DoneCursor of(ReviewTask task) {
            return new DoneCursor(task.doneAt() == null ? Instant.EPOCH : task.doneAt(), task.id());
        }

        static DoneCursor parse(String cursor) {
            String[] parts = parts(cursor, 2);
            return new DoneCursor(Rfc3339.parse(parts[0]), UUID.fromString(parts[1]));
        }

        @Override
        public String toString() {
            return join(doneAt, id);
        }
    }
}
