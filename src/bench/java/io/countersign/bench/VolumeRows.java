package io.countersign.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows of a system that has been in use for a year, made by the server itself. Triggers and foreign keys are off while
 * they are made, so only tables that the measured queries read are filled. One use case ended half a year ago; its model
 * only ever recommended to refuse, so that what was granted was always changed.
 */
record VolumeRows(Connection superuser, int open, int finished) {

    static final int REVIEWERS = 40;

    /** The person with number 0 has judged a fifth of all cases, the others share the rest. */
    static String person(int number) {
        return "00000000-0000-7000-8000-%012x".formatted(number);
    }

    private static final String PERSON = "('00000000-0000-7000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid";

    /** Case 1 is the latest; the first so many are open. Every quality of a case is drawn from a hash of its own. */
    private static final String CASES = """
            create unlogged table volume_case as
            select n, n <= :open as open, uuidv7(at - now()) as id, at, at + interval '2 hours' as released_at,
                'APP-' || lpad(n::text, 7, '0') as reference, use_case,
                case use_case when 'loan-denial' then 'loan-service' when 'hiring-rejection' then 'hiring-service'
                    when 'benefit-refusal' then 'benefit-service' else 'diagnosis-service' end as client,
                case use_case when 'loan-denial' then 'lending' when 'hiring-rejection' then 'hiring'
                    else 'diagnosis' end as queue,
                case use_case when 'loan-denial' then case when pick(n, 2) < 60 then 'approve' else 'deny' end
                    when 'hiring-rejection' then case when pick(n, 2) < 20 then 'advance' else 'reject' end
                    when 'benefit-refusal' then case when pick(n, 3) < 8 then 'grant' else 'refuse' end
                    else case when n % 5000 = 0 then 'unclear' when pick(n, 2) < 70 then 'benign' else 'malignant' end
                    end as outcome,
                pick(n, 3) < 8 as changed, n > :open and pick(n, 4) < 2 as withdrawn,
                (array[50, 60, 60, 70, 90])[1 + pick(n, 5) % 5] as priority,
                PERSON as reviewer
            from (select n, case when n <= :open then now() - interval '3 days' * (n::float8 / :open)
                        else now() - interval '3 days' - interval '365 days' * ((n - :open)::float8 / :finished) end as at,
                    case when n > :open + :finished / 2 and pick(n, 8) < 40 then 'benefit-refusal'
                        when n % 5000 = 0 or pick(n, 1) >= 95 then 'diagnosis' when pick(n, 1) < 70 then 'loan-denial'
                        else 'hiring-rejection' end as use_case
                from generate_series(1, :open + :finished) n) numbered
            order by n desc"""
            .replace("PERSON", PERSON.formatted("case when pick(n, 6) < 20 then 0 else 1 + pick(n, 7) % " + (REVIEWERS - 1)
                    + " end"));

    private static final List<String> LOAD = List.of(
            "set session_replication_role = replica",
            """
            create function pick(n int, quality int) returns int language sql immutable parallel safe as
            $$ select (hashint8extended(n, quality) & 1048575)::int % 100 $$""",
            CASES,
            """
            insert into access_person (id, first_seen) select %s, now() from generate_series(0, %d) n"""
                    .formatted(PERSON.formatted("n::int"), REVIEWERS - 1),
            """
            insert into policy_use_case_version select distinct use_case, 1, '{}'::jsonb, 'ACTIVE' from volume_case""",
            """
            insert into intake_decision
            select id, client, reference, use_case, 1, case when withdrawn then 'WITHDRAWN' when not open then 'RELEASED'
                when n % 100 = 0 then 'RETURNED' else 'IN_REVIEW' end, at, at + interval '4 hours', sha256(id::text::bytea),
                null, 4, uuidv7(at - now()), sha256(reference::bytea)
            from volume_case order by n desc""",
            """
            insert into inbox_review select n, id, 1, 1, false, 'escalation', 'escalation' from volume_case order by n desc""",
            """
            insert into inbox_task
            select uuidv7(at - now()), id, n, use_case, reference, queue, priority, state, at, at + interval '4 hours',
                false, case when state in ('CLAIMED', 'DONE') then reviewer end,
                case when state = 'CLAIMED' then now() + interval '20 minutes' end,
                case when state in ('DONE', 'CLOSED') then released_at end
            from (select *, case when withdrawn then 'CLOSED' when not open or n % 100 = 0 then 'DONE'
                when n % 500 = 1 then 'CLAIMED' else 'OPEN' end as state from volume_case) c order by n desc""",
            """
            insert into insight_history
            select id, case when open then at else released_at end, use_case, reference, client,
                case when open then 'OPEN' when withdrawn then 'WITHDRAWN' else 'RELEASED' end,
                case when not open and not withdrawn then outcome end, case when not open and not withdrawn then changed end,
                case when not open and not withdrawn then true end
            from volume_case order by n desc""",
            """
            insert into insight_reviewer (reviewer, at, decision_id, use_case, outcome, changed, reference)
            select reviewer, released_at, id, use_case, outcome, changed, reference from volume_case
            where not open and not withdrawn order by n desc""",
            """
            insert into insight_facet
            select distinct use_case, outcome, changed from volume_case where not open and not withdrawn""",
            "drop table volume_case",
            "drop function pick",
            "set session_replication_role = origin",
            "vacuum analyze",
            "checkpoint");

    void load() throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (String step : LOAD)
                statement.execute(step.replace(":open", String.valueOf(open)).replace(":finished", String.valueOf(finished)));
        }
    }
}
