package io.countersign.promise;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.client.Samples;
import io.countersign.devservices.TestStack;
import io.countersign.journey.Parties;
import io.countersign.kernel.Sha256;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RealStackTest
class EveryStateChangeHasItsEntryIT extends Parties {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    JdbcClient db;

    /** By event and table: a change to what belongs to the decision that is the parameter, as the tables' owner. */
    private static final Map<String, String> CHANGES = Map.ofEntries(
            entry("INSERT policy_use_case_version", """
                    insert into policy_use_case_version select key, 1000, definition from policy_use_case_version
                    join intake_decision on use_case = key and use_case_version = version where id = ?"""),
            entry("UPDATE policy_use_case_version", """
                    update policy_use_case_version set usable_until = null
                    where key = (select use_case from intake_decision where id = ?)"""),
            entry("INSERT policy_assessment", """
                    insert into policy_assessment select key, face, residual_risks, measures, owner, expires, assessed_by, now()
                    from policy_assessment where key = (select use_case from intake_decision where id = ?)"""),
            entry("UPDATE policy_assessment", """
                    update policy_assessment set owner = 'x' where key = (select use_case from intake_decision where id = ?)"""),
            entry("INSERT policy_trial", """
                    insert into policy_trial select gen_random_uuid(), key, version, face, pass_mark, reviewers, started_by, started_at
                    from policy_trial where key = (select use_case from intake_decision where id = ?) limit 1"""),
            entry("UPDATE policy_trial", """
                    update policy_trial set pass_mark = 0.5 where key = (select use_case from intake_decision where id = ?)"""),
            entry("INSERT insight_trial_case", """
                    insert into insight_trial_case select ?, id, 'deny' from policy_trial limit 1"""),
            entry("UPDATE insight_trial_case", """
                    update insight_trial_case set outcome = 'x' where decision_id is distinct from ?"""),
            entry("INSERT policy_attestation", """
                    insert into policy_attestation select key, '\\x00', attested_by, attested_at from policy_attestation
                    where key = (select use_case from intake_decision where id = ?) limit 1"""),
            entry("UPDATE policy_attestation", """
                    update policy_attestation set confirmed_at = now()
                    where key = (select use_case from intake_decision where id = ?)"""),
            entry("INSERT policy_stop", """
                    insert into policy_stop (id, decision_id, grade, drill, placed_by, placed_at)
                    select gen_random_uuid(), ?, 'PEOPLE', true, id, now() from access_person limit 1"""),
            entry("UPDATE policy_stop", """
                    update policy_stop set released_by = (select id from access_person where id <> placed_by limit 1), released_at = now()
                    where decision_id = ?"""),
            entry("INSERT policy_unreviewed", """
                    insert into policy_unreviewed (key, face, setting, proposed_by, proposed_at) select key, '\\x00', setting,
                        proposed_by, now() from policy_unreviewed where key = (select use_case from intake_decision where id = ?) limit 1"""),
            entry("UPDATE policy_unreviewed", """
                    update policy_unreviewed set proposed_at = now()
                    where key = (select use_case from intake_decision where id = ?)"""),
            entry("INSERT policy_pack_version", """
                    insert into policy_pack_version select id, 1000, text from policy_pack_version
                    where id = (select pack from intake_decision where id = ?) limit 1"""),
            entry("UPDATE policy_pack", """
                    update policy_pack set current_version = null where id = (select pack from intake_decision where id = ?)"""),
            entry("INSERT intake_decision", again("intake_decision", "id")),
            entry("UPDATE intake_decision", "update intake_decision set changes = changes + 1 where id = ?"),
            entry("INSERT intake_contest", """
                    insert into intake_contest select id, ? from intake_decision where reference = 'ENTRY-3' limit 1"""),
            entry("UPDATE intake_submission", "update intake_submission set sealed = null where decision_id = ?"),
            entry("UPDATE vault_person", """
                    update vault_person set key = null, locator = null where id = (select person from vault_case where id = ?)"""),
            entry("UPDATE verdict_verdict", "update verdict_verdict set sealed = null where decision_id = ?"),
            entry("UPDATE intake_evidence", "update intake_evidence set label = null, content = null where decision_id = ?"),
            entry("INSERT intake_question", "insert into intake_question (decision_id, n, asked_at) values (?, 1000, now())"),
            entry("UPDATE intake_question", other("intake_question", "question")),
            entry("INSERT intake_withdrawal", "insert into intake_withdrawal (decision_id, withdrawn_at) values (?, now())"),
            entry("UPDATE intake_withdrawal", other("intake_withdrawal", "reason")),
            entry("INSERT inbox_shown", again("inbox_shown", "decision_id")),
            entry("UPDATE inbox_shown", "update inbox_shown set sealed = null, fingerprint = null where decision_id = ?"),
            entry("UPDATE vault_case", "update vault_case set key = null where id = ?"),
            entry("INSERT inbox_review", again("inbox_review", "decision_id")),
            entry("INSERT verdict_conclusion", again("verdict_conclusion", "decision_id")),
            entry("INSERT inbox_task", again("inbox_task", "decision_id")),
            entry("UPDATE inbox_task", "update inbox_task set priority = 99 where decision_id = ?"),
            entry("INSERT verdict_verdict", """
                    insert into verdict_verdict (id, task_id, job_key, decision_id, reviewer, decision, reasons, case_hash, decided_at)
                    select gen_random_uuid(), id, job_key, decision_id, holder, 'ABSTAIN', '[]', '\\x00', now()
                    from inbox_task where decision_id = ?"""),
            entry("INSERT verdict_finding", """
                    insert into verdict_finding (id, task_id, decision_id, reviewer, outcome, confidence, case_hash, committed_at)
                    select gen_random_uuid(), id, decision_id, holder, 'deny', 0.5, '\\x00', now() from inbox_task where decision_id = ?"""),
            entry("UPDATE verdict_finding", other("verdict_finding", "sealed")),
            entry("INSERT outcome_outcome", again("outcome_outcome", "decision_id")),
            entry("UPDATE outcome_outcome", "update outcome_outcome set redeemed_at = now() where decision_id = ?"),
            entry("INSERT records_erasure", again("records_erasure", "decision_id")),
            entry("UPDATE records_erasure", """
                    update records_erasure set confirmed_at = now(), confirmed_by = (select id from access_person
                        where id <> requested_by limit 1) where decision_id = ?"""),
            entry("INSERT records_hold", again("records_hold", "decision_id")),
            entry("UPDATE records_hold", "update records_hold set lift_asked_by = placed_by where decision_id = ?"),
            entry("UPDATE access_person", """
                    update access_person set permissions = 'x' where id in (select holder from inbox_task where decision_id = ?)"""),
            entry("INSERT delivery_callback", again("delivery_callback", "decision_id")),
            entry("UPDATE delivery_callback", "update delivery_callback set cause = 'x' where decision_id = ?"));

    /** Of whatever decision has such a row. */
    private static String other(String table, String erased) {
        return "update %s set %s = null where decision_id = (select decision_id from %1$s where %2$s is not null limit 1) or decision_id = ?"
                .formatted(table, erased);
    }

    /** Inserts what was there before, so that no other rule stands in the way. */
    private static String again(String table, String key) {
        return "with before as (delete from %s where %s = ? returning *) insert into %1$s select * from before"
                .formatted(table, key);
    }

    @Test
    void aChangeWithoutAnEntryIsNotCommitted() {
        var loan = loan("ENTRY-1");
        loan.putObject("callback").put("url", "http://127.0.0.1:9/");
        loan.putArray("evidence").addObject().put("name", "a.txt").put("mediaType", "text/plain").put("mandatory", false)
                .put("content", "QQ==");
        String id = submitted(loan);
        uphold(person("rita"), claim(person("rita"), id)).expect(200);
        ask(submitted(loan("ENTRY-3")));
        judgeBlind();
        letPass();
        service("loan-service").post("/decisions/" + submitted(loan("ENTRY-4")) + "/withdrawal", Map.of("reason", "Test")).expect(200);
        person("stig").post("/erasures", Map.of("decision", id, "ground", "unlawful")).expect(202);
        person("stig").post("/holds", Map.of("decision", id, "matter", "Test")).expect(201);
        person("stig").post("/stops", Map.of("scope", Map.of("decision", id), "grade", "people", "reason", "Test")).expect(201);
        await("a callback").until(() -> db.sql("select count(*) from delivery_callback where decision_id = ?")
                .param(UUID.fromString(id)).query(Integer.class).single() == 1);
        CHANGES.forEach((change, sql) -> assertThatThrownBy(() -> owner().sql(sql).param(UUID.fromString(id)).update())
                .as(change).hasMessageContaining("Expected an entry in the log")
                .hasMessageContaining("the change of " + change.substring(change.indexOf(' ') + 1) + " staged none"));
    }

    private static void ask(String decision) {
        JsonNode task = claim(person("rita"), decision);
        person("rita").post("/tasks/" + task.path("id").asString() + "/verdict", Map.of("decision", "return", "question", "Since when?",
                "caseHash", task.path("caseHash").asString())).expect(200);
    }

    private static void judgeBlind() {
        loansAreReviewed(Map.of("blindFirst", Map.of("when", "always")));
        finding(person("rita"), claim(person("rita"), submitted(loan("ENTRY-6"))), "deny").expect(200);
        LIVE.activate("loan-denial", Samples.useCase("loan-denial"));
    }

    private static void letPass() {
        favourableLoansPass(0.5);
        LIVE.activate("loan-denial", Samples.useCase("loan-denial"));
    }

    /** A new table that needs entries, and one that no longer asks for them, must show above. */
    @Test
    void everyTableThatAsksForAnEntryIsTried() {
        assertThat(db.sql("""
                select event || ' ' || tgrelid::regclass from pg_trigger
                join (values (4, 'INSERT'), (8, 'DELETE'), (16, 'UPDATE')) events (bit, event) on tgtype & bit <> 0
                where tgfoid = 'audit.require_entry'::regproc and tgenabled = 'O' and tgdeferrable and tginitdeferred""")
                .query(String.class).list()).containsExactlyInAnyOrderElementsOf(CHANGES.keySet());
    }

    private static JdbcClient owner() {
        var told = TestStack.shared().applicationProperties();
        return JdbcClient.create(new DriverManagerDataSource(told.get("spring.flyway.url"), told.get("spring.flyway.user"),
                told.get("spring.flyway.password")));
    }

    @Test
    void theTrailOfACaseNamesEveryStepOnceAndIsChained() {
        String id = submitted(loan("ENTRY-2"));
        var rita = person("rita");
        JsonNode task = claim(rita, id);
        String path = "/tasks/" + task.path("id").asString();
        rita.post(path + "/extend", Map.of()).expect(200);
        rita.post(path + "/release", Map.of()).expect(200);
        uphold(rita, claim(rita, id)).expect(200);
        JsonNode released = awaitStatus(service("loan-service"), id, "RELEASED");
        service("loan-service").post("/releases/redeem", Map.of("token", released.path("releaseToken").asString()))
                .expect(200);
        JsonNode trail = person("aude").get("/decisions/" + id + "/trail").expect(200).body().path("items");
        List<String> kinds = new ArrayList<>();
        trail.forEach(step -> kinds.add(step.path("kind").asString()));
        assertThat(kinds).containsExactly("decision-submitted", "task-opened", "task-claimed", "case-shown", "lease-extended",
                "task-released", "task-claimed", "verdict-recorded", "review-concluded", "decision-released", "release-redeemed");
        assertChained("decision:" + id, kinds.size());
    }

    private void assertChained(String stream, int length) {
        await().until(() -> db.sql("select count(*) from audit.entry where stream = ?").param(stream)
                .query(Integer.class).single() == length);
        byte[] previous = new byte[0];
        long sequence = 0;
        for (var leaf : db.sql("select leaf from audit.entry where stream = ? order by sequence").param(stream)
                .query(byte[].class).list()) {
            JsonNode entry = JSON.readTree(leaf);
            assertThat(entry.path("sequence").asLong()).isEqualTo(++sequence);
            assertThat(entry.path("previous").asString("")).isEqualTo(Base64.getEncoder().encodeToString(previous));
            assertThat(io.countersign.kernel.CanonicalJson.of(entry)).isEqualTo(leaf);
            previous = Sha256.of(new byte[] {0}, leaf);
        }
    }

    @Test
    void theReceiptIsTheLeafOfTheSubmission() {
        var accepted = service("loan-service").submit(UUID.randomUUID().toString(), loan("ENTRY-3")).expect(202).body();
        JsonNode first = person("aude").get("/decisions/" + accepted.path("id").asString() + "/trail").expect(200).body()
                .at("/items/0");
        assertThat(first.path("leafHash").asString()).isEqualTo(accepted.at("/receipt/leafHash").asString());
        assertThat(first.path("entryId").asString()).isEqualTo(accepted.at("/receipt/entryId").asString());
    }

    @Test
    void theHeadCommitsToEveryEntry() {
        submitted(loan("ENTRY-4"));
        await().until(() -> db.sql("select count(*) from audit.staged").query(Integer.class).single() == 0);
        record Head(long size, byte[] root) {}
        Head head = db.sql("select size, root from audit.head").query(Head.class).single();
        List<byte[]> leaves = db.sql("select leaf_hash from audit.entry where leaf_index < ? order by leaf_index")
                .param(head.size()).query(byte[].class).list();
        assertThat(leaves).hasSize((int) head.size());
        assertThat(root(leaves)).isEqualTo(head.root());
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) return leaves.getFirst();
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Sha256.of(new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    @Test
    void noPersonalDataIsInTheLog() {
        var loan = loan("ENTRY-5");
        loan.withObject("subject").withObject("attributes").put("name", "Zacharias Unverwechselbar");
        String id = submitted(loan);
        var rita = person("rita");
        uphold(rita, claim(rita, id)).expect(200);
        awaitStatus(service("loan-service"), id, "RELEASED");
        assertThat(db.sql("""
                select convert_from(leaf, 'UTF8') from (select leaf from audit.entry union all select leaf from audit.staged) all_of_it
                where convert_from(leaf, 'UTF8') ~ 'Unverwechselbar|Checked against|[^A-Za-z0-9+/]rita[^A-Za-z0-9+/]|ENTRY-5'""")
                .query(String.class).list()).isEmpty();
    }
}
