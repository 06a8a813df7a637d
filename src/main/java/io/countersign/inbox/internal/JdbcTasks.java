package io.countersign.inbox.internal;

import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.TaskState;
import io.countersign.inbox.Tasks;
import io.countersign.intake.HeldCondition;
import io.countersign.kernel.Page;
import io.countersign.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTasks implements Tasks {

    private final JdbcClient db;
    private final Signals signals;

    JdbcTasks(JdbcClient db, Signals signals) {
        this.db = db;
        this.signals = signals;
    }

    @Override
    public Optional<ReviewTask> find(UUID id) {
        return db.sql("select * from inbox_task where id = ?").param(id).query(TaskRows::task).optional();
    }

    @Override
    public List<ReviewTask> ofDecision(UUID decision) {
        return db.sql("select * from inbox_task where decision_id = ? order by opened_at").param(decision)
                .query(TaskRows::task).list();
    }

    @Override
    public Optional<ReviewTask> claimNext(String queue, UUID person, Set<String> qualifications, Instant now, Instant leaseUntil,
            boolean someHeld) {
        return changed(db.sql("""
                with done as materialized (
                    select use_case, count(*) as n from inbox_task
                    where holder = :person and state = 'DONE' and done_at > :dayAgo group by use_case)
                update inbox_task set state = 'CLAIMED', holder = :person, lease_until = :until
                where id = (select id from inbox_task t where queue = :queue and state = 'OPEN' %s
                                and not exists (select from inbox_abstention a where a.task_id = t.id and a.person = :person)
                                and not exists (select from inbox_task o where o.job_key = t.job_key
                                    and o.holder = :person and o.state in ('CLAIMED', 'DONE'))
                                and (qualification is null or qualification = any(:qualifications))
                                and (only_for is null or :person = any(only_for))
                                and (not_for is null or :person <> all(not_for))
                                and (daily_cap is null or daily_cap > coalesce(
                                    (select n from done where done.use_case = t.use_case), 0))
                            order by -priority, due_at, id limit 1 for update skip locked)
                returning *""".formatted(someHeld ? "and not " + HeldCondition.of("t.decision_id", "t.use_case") : ""))
                .param("queue", queue).param("person", person).param("until", at(leaseUntil))
                .param("dayAgo", at(now.minus(Duration.ofDays(1)))).param("qualifications", qualifications.toArray(String[]::new)));
    }

    @Override
    public Optional<ReviewTask> claim(UUID id, UUID person, Instant leaseUntil) {
        return changed(db.sql("""
                update inbox_task set state = 'CLAIMED', holder = :person, lease_until = :until
                where id = :id and state = 'OPEN' and not exists (
                    select from inbox_abstention a where a.task_id = :id and a.person = :person)
                returning *""").param("id", id).param("person", person).param("until", at(leaseUntil)));
    }

    @Override
    public Optional<ReviewTask> extend(UUID id, UUID person, Instant leaseUntil, Instant now) {
        return changed(db.sql("""
                update inbox_task set lease_until = ?
                where id = ? and state = 'CLAIMED' and holder = ? and lease_until > ? returning *""")
                .params(at(leaseUntil), id, person, at(now)));
    }

    @Override
    public boolean putBack(UUID id, UUID holder, String queue) {
        return changed(db.sql("""
                update inbox_task set state = 'OPEN', holder = null, lease_until = null, queue = ?
                where id = ? and state = 'CLAIMED' and holder = ? returning *""").params(queue, id, holder)).isPresent();
    }

    @Override
    public boolean abstain(UUID id, UUID holder, String queue) {
        if (!putBack(id, holder, queue)) return false;
        db.sql("insert into inbox_abstention (task_id, person) values (?, ?) on conflict do nothing")
                .params(id, holder).update();
        return true;
    }

    @Override
    public boolean finish(UUID id, UUID holder, Instant now) {
        return changed(db.sql("""
                update inbox_task set state = 'DONE', lease_until = null, done_at = :now
                where id = :id and state = 'CLAIMED' and holder = :holder and lease_until > :now returning *""")
                .param("id", id).param("holder", holder).param("now", at(now))).isPresent();
    }

    @Override
    public Optional<ReviewTask> expireLease(Instant now) {
        return changed(db.sql("""
                update inbox_task set state = 'OPEN', holder = null, lease_until = null
                where id = (select id from inbox_task where state = 'CLAIMED' and lease_until <= ?
                            order by lease_until limit 1 for update skip locked)
                returning *""").params(at(now)));
    }

    @Override
    public Optional<ReviewTask> escalate(UUID id, String queue, int priority) {
        return changed(db.sql("""
                update inbox_task set escalated = true, priority = ?, queue = case state when 'OPEN' then ? else queue end
                where id = ? and state in ('OPEN', 'CLAIMED') and not escalated returning *""")
                .params(priority, queue, id));
    }

    @Override
    public List<ReviewTask> close(UUID decision, Instant now) {
        var closed = db.sql("""
                update inbox_task set state = 'CLOSED', lease_until = null, done_at = ?
                where decision_id = ? and state in ('OPEN', 'CLAIMED') returning *""").params(at(now), decision)
                .query(TaskRows::task).list();
        closed.forEach(this::tell);
        return closed;
    }

    @Override
    public Page<ReviewTask> open(Collection<String> queues, @Nullable String cursor, int size) {
        var after = cursor == null ? new TaskRows.OpenCursor(101, Instant.EPOCH, new UUID(0, 0))
                : Page.cursor(cursor, TaskRows.OpenCursor::parse);
        var rows = db.sql("""
                select t.* from unnest(:queues) as q cross join lateral (
                    select * from inbox_task where queue = q and state = 'OPEN'
                        and (-priority, due_at, id) > (:priority, :due, :id)
                    order by -priority, due_at, id limit :size) t
                order by -t.priority, t.due_at, t.id limit :size""")
                .param("queues", queues.toArray(String[]::new)).param("priority", -after.priority())
                .param("due", at(after.dueAt())).param("id", after.id()).param("size", size + 1)
                .query(TaskRows::task).list();
        return Page.of(rows, size, task -> TaskRows.OpenCursor.of(task).toString());
    }

    @Override
    public List<ReviewTask> heldBy(UUID person) {
        return db.sql("select * from inbox_task where holder = ? and state = 'CLAIMED' order by due_at, id").param(person)
                .query(TaskRows::task).list();
    }

    @Override
    public Page<ReviewTask> doneBy(UUID person, @Nullable String queue, @Nullable String cursor, int size) {
        var before = cursor == null ? new TaskRows.DoneCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1))
                : Page.cursor(cursor, TaskRows.DoneCursor::parse);
        var rows = db.sql("""
                select * from inbox_task where holder = :person and state = 'DONE' and (done_at, id) < (:done, :id)
                    and queue = coalesce(:queue, queue) order by done_at desc, id desc limit :size""")
                .param("person", person).param("done", at(before.doneAt())).param("id", before.id())
                .param("queue", queue).param("size", size + 1).query(TaskRows::task).list();
        return Page.of(rows, size, task -> TaskRows.DoneCursor.of(task).toString());
    }

    @Override
    public List<QueueLoad> load(Collection<String> queues, Instant now) {
        return db.sql("""
                select q, (select count(*) from (select from inbox_task where queue = q and state = 'OPEN' limit 10001) w),
                    (select count(*) from (select from inbox_task where queue = q and state = 'OPEN' and due_at < :now
                        limit 10001) o),
                    (select opened_at from inbox_task where queue = q and state = 'OPEN' order by opened_at limit 1)
                from unnest(:queues) as q order by q""")
                .param("queues", queues.toArray(String[]::new)).param("now", at(now))
                .query((row, n) -> new QueueLoad(row.getString(1), row.getLong(2), row.getLong(3),
                        TaskRows.instant(row, 4))).list();
    }

    @Override
    public Set<Integer> opened(UUID task, UUID person) {
        return Set.copyOf(db.sql("select n from inbox_evidence_opening where task_id = ? and person = ?")
                .params(task, person).query(Integer.class).list());
    }

    @Override
    public void recordOpening(UUID task, UUID person, int evidence) {
        db.sql("""
                insert into inbox_evidence_opening (task_id, person, n, opened_at) values (?, ?, ?, now())
                on conflict do nothing""").params(task, person, evidence).update();
    }

    private Optional<ReviewTask> changed(JdbcClient.StatementSpec update) {
        Optional<ReviewTask> changed = update.query(TaskRows::task).optional();
        changed.ifPresent(this::tell);
        return changed;
    }

    private void tell(ReviewTask task) {
        signals.afterCommit("inbox", task.queue());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
