package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.RealStackTest;
import io.countersign.access.People;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.journey.Parties;
import io.countersign.kernel.Actor;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The database says it too: whatever the code does, no outcome without the settling verdict of the person who held the task. */
@RealStackTest
class NothingIsFinalWithoutAPersonIT extends Parties {

    @Autowired
    JdbcClient db;
    @Autowired
    People people;
    @Autowired
    Log log;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void noStatementOfOursMakesADecisionFinalWithoutAVerdict() {
        UUID decision = UUID.fromString(submitted(loan("FINAL-1")));
        for (String status : new String[] {"DECIDED", "RELEASED"})
            assertThatThrownBy(() -> logged(decision, "update intake_decision set status = '" + status + "' where id = ?",
                    decision)).hasMessageContaining("Expected a person's verdict");
    }

    @Test
    void noOutcomeIsWrittenWithoutTheVerdictItRestsOn() {
        UUID decision = UUID.fromString(submitted(loan("FINAL-2")));
        assertThatThrownBy(() -> logged(decision, """
                insert into outcome_outcome (decision_id, verdict_id, value, changed, reasons, reviewers, accountable,
                    case_hash, released_at, reviewed)
                values (?, gen_random_uuid(), 'deny', false, '[]', array[gen_random_uuid()], 'x', '\\x00', now(), true)""",
                decision)).hasMessageContaining("violates foreign key constraint");
    }

    @Test
    void noVerdictIsWrittenForSomebodyWhoDoesNotHoldTheTask() {
        String id = submitted(loan("FINAL-3"));
        JsonNode task = claim(person("rita"), id);
        UUID other = people.byUsername("stig").orElseThrow();
        assertThatThrownBy(() -> logged(UUID.fromString(id), """
                insert into verdict_verdict (id, task_id, job_key, decision_id, reviewer, decision, outcome, reasons,
                    case_hash, decided_at)
                values (gen_random_uuid(), ?, (select job_key from inbox_review where decision_id = ?), ?, ?, 'UPHOLD', 'deny', '[{"code":"L1"}]', '\\x00', now())""",
                UUID.fromString(task.path("id").asString()), UUID.fromString(id), UUID.fromString(id), other))
                .hasMessageContaining("Expected the verdict of the person who holds task");
    }

    @Test
    void whatWasSealedCannotBeReplaced() {
        String id = submitted(loan("FINAL-4"));
        for (String statement : new String[] {"update intake_submission set sealed = '\\x01' where decision_id = ?",
                "update vault_case set key = '\\x01' where id = ?"})
            assertThatThrownBy(() -> logged(UUID.fromString(id), statement, UUID.fromString(id))).as(statement)
                    .hasMessageContaining("left as it is or erased");
    }

    @Test
    void whatWasDecidedOrLoggedCannotBeChanged() {
        for (String statement : new String[] {"update verdict_verdict set outcome = 'approve'", "delete from verdict_verdict",
                "delete from outcome_outcome", "update outcome_outcome set value = 'approve'", "delete from intake_decision",
                "update intake_submission set outcome = 'approve'", "update intake_evidence set size = 1",
                "insert into audit.staged (entry_id) values (gen_random_uuid())", "update audit.entry set kind = 'x'",
                "delete from audit.entry", "delete from audit.staged", "update audit.head set size = 0",
                "update audit.stream set sequence = 0", "update policy_use_case_version set version = 9",
                "alter table verdict_verdict disable trigger all", "drop table verdict_verdict",
                "set session_replication_role = replica"})
            assertThatThrownBy(() -> db.sql(statement).update()).as(statement).rootCause()
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void anUpheldCaseIsReleasedWithItsReviewerNamed() {
        String id = submitted(loan("FINAL-4"));
        var rita = person("rita");
        uphold(rita, claim(rita, id)).expect(200);
        JsonNode released = awaitStatus(service("loan-service"), id, "RELEASED");
        assertThat(released.at("/outcome/reviewers/0").asString()).startsWith("Rita");
        assertThat(released.path("accountable").asString()).isNotBlank();
    }

    /** With an entry, so that only the rule under test stands in the way. */
    private void logged(UUID decision, String sql, Object... values) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            db.sql(sql).params(values).update();
            log.append("decision:" + decision, EntryKind.VERDICT_RECORDED, Actor.system("test"), Map.of());
        });
    }
}
