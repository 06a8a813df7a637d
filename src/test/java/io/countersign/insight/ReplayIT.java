package io.countersign.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.journey.Parties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a draft would have made of the cases that came; nothing comes of the question itself. */
@RealStackTest
class ReplayIT extends Parties {

    private static final String PATH = "/use-cases/loan-denial/replay";

    private final Api stig = person("stig");
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    @Autowired
    private JdbcClient db;

    @BeforeEach
    void aCaseIsDecided() {
        String decision = submitted(loan("REPLAY-1"));
        uphold(person("rita"), claim(person("rita"), decision)).expect(200);
        awaitStatus(person("aude"), decision, "RELEASED");
    }

    private JsonNode replay(Map<String, ?> draft) {
        var whole = new HashMap<String, Object>(Map.of("from", today.minusDays(1).toString(), "to", today.toString()));
        whole.putAll(draft);
        return stig.post(PATH, whole).expect(200).body();
    }

    private static Map<String, String> table(String file) throws IOException {
        return Map.of("name", file, "content", Files.readString(Path.of("bpmn/decisions", file)));
    }

    private static Map<String, String> byConfidence(String queue) {
        return Map.of("name", "draft.dmn", "content", """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="D" namespace="n">
                  <decision id="draft" name="Draft"><decisionTable id="t" hitPolicy="FIRST">
                    <input id="i"><inputExpression id="e"><text>confidence</text></inputExpression></input>
                    <output id="o" name="queue" typeRef="string" /><output id="p" name="priority" typeRef="number" />
                    <rule id="r"><inputEntry id="x"><text>&gt; 0.8</text></inputEntry>
                      <outputEntry id="q"><text>"%s"</text></outputEntry><outputEntry id="y"><text>70</text></outputEntry></rule>
                  </decisionTable></decision>
                </definitions>""".formatted(queue));
    }

    @Test
    void theTableThatIsInForceSendsEveryCaseWhereTheEngineSentIt() throws IOException {
        var replay = replay(Map.of("table", table("review-routing.dmn")));
        assertThat(replay.path("moves").values()).filteredOn(move -> move.has("from")).isNotEmpty()
                .allMatch(move -> move.path("from").equals(move.path("to")));
        assertThat(replay.path("decision").asString()).isEqualTo("review-routing");
        assertThat(replay.path("handling").path("verdicts").asInt()).isPositive();
        assertThat(replay.path("sentence").asString()).contains("would have gone to people");
    }

    @Test
    void aDraftShowsWhereItsCasesWouldWaitAndThatNobodyServesIt() {
        var replay = replay(Map.of("table", byConfidence("nobodys-queue")));
        var queue = replay.path("queues").values().stream().filter(each -> each.path("queue").asString().equals("nobodys-queue"))
                .findFirst().orElseThrow();
        assertThat(queue.path("now").asInt()).isPositive();
        assertThat(queue.path("people").asInt()).isZero();
        assertThat(replay.path("sentence").asString()).contains("Nobody known here serves nobodys-queue.");
        var served = replay(Map.of()).at("/queues/0");
        assertThat(served.path("people").asInt()).as("who serve %s", served.path("queue")).isPositive();
    }

    @Test
    void draftSettingsShowHowManyPersonsTheyTake() {
        var one = replay(Map.of("oversight", Map.of("verdicts", 1)));
        var three = replay(Map.of("oversight", Map.of("verdicts", 3)));
        assertThat(three.at("/reviews/now").asInt()).isEqualTo(3 * one.path("cases").asInt());
    }

    @Test
    void whatTheSettingsWouldReleaseUnreviewedGoesToNoPerson() {
        var favourable = loan("REPLAY-2");
        ((ObjectNode) favourable.path("recommendation")).put("outcome", "approve");
        submitted(favourable);
        var all = replay(Map.of());
        var some = replay(Map.of("oversight", Map.of("unreviewed", unreviewed("approve"))));
        int passed = some.at("/unreviewed/cases").asInt();
        assertThat(passed).isPositive();
        assertThat(some.path("toPeople").asInt()).isEqualTo(all.path("toPeople").asInt() - passed);
        assertThat(some.path("sentence").asString()).contains("would have been released unreviewed, if two stewards allow it");
        assertThat(refused(Map.of("oversight", Map.of("unreviewed", unreviewed("deny"))))).isEqualTo("/oversight/unreviewed/outcomes/0");
    }

    private static Map<String, Object> unreviewed(String outcome) {
        return Map.of("outcomes", List.of(outcome), "sampleRate", 0.000001, "seed", "replayed");
    }

    @Test
    void theReplayIsOneEntryInTheLogOfWhoAsked() {
        String count = "select (select count(*) from audit.entry where kind = 'history-read') + (select count(*) from audit.staged"
                + " where kind = 'history-read')";
        long before = db.sql(count).query(Long.class).single();
        replay(Map.of("table", byConfidence("credit-review")));
        await().untilAsserted(() -> assertThat(db.sql(count).query(Long.class).single()).isEqualTo(before + 1));
    }

    @Test
    void whatCannotBeReplayedIsRefusedByName() {
        assertThat(refused(Map.of("table", Map.of("name", "x.dmn", "content", "queue,priority")))).isEqualTo("/table/content");
        assertThat(refused(Map.of("table", byConfidence("x"), "decision", "review-routing"))).isEqualTo("/decision");
        assertThat(refused(Map.of("version", 9999))).isEqualTo("/version");
        assertThat(refused(Map.of("oversight", Map.of("verdicts", 12)))).isEqualTo("/oversight/verdicts");
        assertThat(refused(Map.of("from", "2026-02-02", "to", "2026-02-01"))).isEqualTo("/to");
        assertThat(stig.post(PATH, Map.of("from", "1999-01-01", "to", "1999-01-31")).expect(422).body().path("type").asString())
                .isEqualTo("/problems/insight/nothing-to-replay");
    }

    private String refused(Map<String, ?> draft) {
        return stig.post(PATH, draft).expect(422).body().at("/errors/0/pointer").asString();
    }
}
