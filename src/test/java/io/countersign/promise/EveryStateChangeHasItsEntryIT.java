package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RealStackTest
class EveryStateChangeHasItsEntryIT extends Parties {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    JdbcClient db;

    @Test
    void aChangeWithoutAnEntryIsNotCommitted() {
        String id = submitted(loan("ENTRY-1"));
        claim(person("rita"), id);
        for (String change : new String[] {"update intake_decision set changes = changes + 1 where id = ?",
                "update inbox_task set lease_until = lease_until + interval '1 minute' where decision_id = ?",
                "insert into policy_use_case_version select key, 1000, definition from policy_use_case_version"
                        + " where ?::uuid is not null and version = 1 and key = 'diagnosis'"})
            assertThatThrownBy(() -> db.sql(change).param(UUID.fromString(id)).update()).as(change)
                    .hasMessageContaining("Expected an entry in the log");
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
        assertThat(kinds).containsExactly("decision-submitted", "task-opened", "task-claimed", "lease-extended",
                "task-released", "task-claimed", "verdict-recorded", "decision-released", "release-redeemed");
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
                select count(*) from (select leaf from audit.entry union all select leaf from audit.staged) all_of_it
                where convert_from(leaf, 'UTF8') ~ 'Unverwechselbar|Checked against|rita|ENTRY-5'""")
                .query(Integer.class).single()).isZero();
    }
}
