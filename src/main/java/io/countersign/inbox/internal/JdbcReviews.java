package io.countersign.inbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.countersign.inbox.Review;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.Reviews;
import io.countersign.kernel.Ids;
import io.countersign.policy.Oversight;
import io.countersign.signal.Signals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReviews implements Reviews {

    private final JdbcClient db;
    private final Signals signals;
    private final Ids ids;

    JdbcReviews(JdbcClient db, Signals signals, Ids ids) {
        this.db = db;
        this.signals = signals;
        this.ids = ids;
    }

    @Override
    public List<ReviewTask> open(Review review, Oversight oversight, ReviewTask seat, Set<UUID> onlyFor) {
        var tasks = Stream.concat(Stream.of(seat.id()), Stream.generate(ids::next)).limit(review.seats());
        return told(db.sql("""
                with review as (
                    insert into inbox_review (job_key, decision_id, seats, quorum, sampled, blind, adjudication_queue,
                        escalation_queue)
                    values (:job, :decision, :seats, :quorum, :sampled, :blind, :adjudication, :escalation)
                    on conflict (job_key) do nothing returning job_key)
                insert into inbox_task (id, decision_id, job_key, seat, qualification, daily_cap, only_for, not_for, use_case, reference,
                    queue, priority, state, opened_at, due_at, escalated)
                select s.id, :decision, job_key, s.n, :qualification, :cap, :onlyFor,
                    (select array_agg(distinct o.holder) from inbox_task o join intake_contested(:decision) c on c.id = o.decision_id
                     where o.state = 'DONE'), :useCase, :reference, :queue, :priority, 'OPEN', :opened, :due, false
                from review, unnest(:ids) with ordinality s (id, n) returning *""")
                .param("job", review.jobKey()).param("decision", review.decision()).param("seats", review.seats())
                .param("quorum", review.quorum()).param("sampled", review.sampled()).param("blind", review.blind())
                .param("adjudication", review.adjudicationQueue()).param("escalation", review.escalationQueue()).param("qualification", oversight.qualification())
                .param("cap", oversight.dailyCap())
                .param("onlyFor", onlyFor.isEmpty() ? null : onlyFor.toArray(UUID[]::new)).param("useCase", seat.useCase())
                .param("reference", seat.reference()).param("queue", seat.queue()).param("priority", seat.priority())
                .param("opened", seat.openedAt().atOffset(ZoneOffset.UTC)).param("due", seat.dueAt().atOffset(ZoneOffset.UTC))
                .param("ids", tasks.toArray(UUID[]::new)).query(TaskRows::task).list());
    }

    @Override
    public Review find(long jobKey) {
        return db.sql("select * from inbox_review where job_key = ?").param(jobKey).query((row, n) -> new Review(jobKey,
                row.getObject("decision_id", UUID.class), row.getInt("seats"), row.getInt("quorum"),
                row.getBoolean("sampled"), row.getBoolean("blind"), row.getString("adjudication_queue"),
                row.getString("escalation_queue"))).single();
    }

    @Override
    public ReviewTask adjudicate(ReviewTask last, String queue) {
        return told(db.sql("""
                insert into inbox_task (id, decision_id, job_key, seat, part, qualification, daily_cap, only_for, not_for, use_case, reference, queue, priority, state,
                    opened_at, due_at, escalated)
                select ?, decision_id, job_key, 1 + (select max(seat) from inbox_task where job_key = t.job_key),
                    'ADJUDICATION', qualification, daily_cap, only_for, not_for, use_case, reference, ?, priority, 'OPEN', done_at, due_at, escalated
                from inbox_task t where id = ? returning *""").params(ids.next(), queue, last.id())
                .query(TaskRows::task).list()).getFirst();
    }

    @Override
    public List<ReviewTask> closeRest(long jobKey, Instant now) {
        return told(db.sql("""
                update inbox_task set state = 'CLOSED', lease_until = null, done_at = ?
                where job_key = ? and state in ('OPEN', 'CLAIMED') returning *""")
                .params(now.atOffset(ZoneOffset.UTC), jobKey).query(TaskRows::task).list());
    }

    @Override
    public Optional<Obstacle> obstacle(UUID task, UUID person, Set<String> qualifications, Instant now) {
        return db.sql("""
                select case
                    when exists (select from inbox_task o where o.job_key = t.job_key and o.id <> t.id and o.holder = :person
                        and o.state in ('CLAIMED', 'DONE')) then 'SEATED_BESIDE'
                    when :person = any(not_for) then 'JUDGED_BEFORE'
                    when not (qualification is null or qualification = any(:qualifications)) then 'NOT_QUALIFIED'
                    when not (only_for is null or :person = any(only_for)) then 'NOT_NAMED'
                    when daily_cap <= (select count(*) from inbox_task d where d.holder = :person and d.state = 'DONE'
                        and d.done_at > :dayAgo and d.use_case = t.use_case) then 'CAPPED' end
                from inbox_task t where id = :task""").param("task", task).param("person", person)
                .param("qualifications", qualifications.toArray(String[]::new)).param("dayAgo", dayBefore(now))
                .query((row, n) -> Optional.ofNullable(row.getString(1)).map(Obstacle::valueOf)).single();
    }

    @Override
    public Optional<Instant> cappedUntil(String queue, UUID person, Instant now) {
        return db.sql("""
                select min(d.done_at) from (select distinct use_case, daily_cap from inbox_task
                    where queue = :queue and state = 'OPEN' and daily_cap is not null) t
                cross join lateral (select done_at from inbox_task where holder = :person and state = 'DONE'
                    and done_at > :dayAgo and use_case = t.use_case order by done_at desc offset t.daily_cap - 1 limit 1) d""")
                .param("queue", queue).param("person", person).param("dayAgo", dayBefore(now))
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(done -> done.toInstant().plus(Duration.ofDays(1)))).single();
    }

    private static OffsetDateTime dayBefore(Instant now) {
        return now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC);
    }

    @Override
    public void claiming(UUID person) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("claims of " + person).query(row -> { });
    }

    private List<ReviewTask> told(List<ReviewTask> tasks) {
        tasks.stream().map(ReviewTask::queue).distinct().forEach(queue -> signals.afterCommit("inbox", queue));
        return tasks;
    }
}
