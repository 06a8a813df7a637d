package io.countersign.intake.internal;

import static io.countersign.intake.internal.JdbcDecisions.instant;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.countersign.intake.PastCases;
import io.countersign.policy.pack.PackVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPastCases implements PastCases {

    private final JdbcClient db;

    JdbcPastCases(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<PastCase> received(String useCase, Instant from, Instant to, int most) {
        return db.sql("""
                select id, received_at, due_at, outcome, confidence, pack, pack_version
                from intake_decision join intake_submission on decision_id = id
                where use_case = :useCase and received_at >= :from and received_at < :to and client not like 'trial %'
                    and not exists (select from intake_contest c where c.decision_id = id)
                order by received_at desc, id desc limit :most""")
                .param("useCase", useCase).param("from", from.atOffset(ZoneOffset.UTC)).param("to", to.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new PastCase(row.getObject("id", UUID.class), instant(row, "received_at"),
                        instant(row, "due_at"), row.getString("outcome"), row.getBigDecimal("confidence"),
                        row.getString("pack") == null ? null : new PackVersion(row.getString("pack"), row.getInt("pack_version"))))
                .list();
    }
}
