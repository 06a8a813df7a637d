package io.countersign.policy;

import static io.countersign.policy.Packs.named;
import static io.countersign.policy.Packs.publish;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.client.Samples;
import io.countersign.intake.Decisions;
import io.countersign.journey.Parties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A case keeps the pack of its opening day, and nothing that contradicts itself ever governs one. */
@RealStackTest
class PackIT extends Parties {

    @Autowired
    JdbcClient db;
    @Autowired
    Decisions decisions;
    @Autowired
    io.countersign.policy.pack.Packs packs;

    private final String id = "test-" + UUID.randomUUID().toString().substring(0, 8);
    private final Api stig = person("stig");

    @Test
    void aCaseKeepsThePackOfItsOpeningDay() {
        publish(stig, named(id, "PT2H"), 0).expect(200);
        govern(id);
        JsonNode before = state(submitted(loan("PACK-1")));
        publish(stig, named(id, "PT1H"), 1).expect(200);
        JsonNode after = state(submitted(loan("PACK-2")));

        assertThat(before.path("pack").asString()).isEqualTo(id + ":1");
        assertThat(after.path("pack").asString()).isEqualTo(id + ":2");
        assertThat(state(before.path("id").asString()).path("pack")).isEqualTo(before.path("pack"));
        assertThat(allowed(before)).isEqualTo(Duration.ofHours(2));
        assertThat(allowed(after)).isEqualTo(Duration.ofHours(1));
        var first = decisions.find(UUID.fromString(before.path("id").asString())).orElseThrow();
        assertThat(packs.rules(first.pack(), first.receivedAt()).outcomeBy(first.receivedAt())).hasValue(first.dueAt());
        JsonNode told = stig.get("/decisions/" + first.id() + "/trail").expect(200).body().at("/items/0/details");
        assertThat(told.path("pack").asString()).isEqualTo(id + ":1");
        assertThat(told.path("rulesFrom").asString()).isEqualTo("2026-01-01");
    }

    /** What the service asks for stays, unless the pack forbids it. */
    @Test
    void noCaseIsDueLaterThanItsPackAllows() {
        publish(stig, named(id, "PT3H"), 0).expect(200);
        govern(id);
        Instant soon = Instant.now().plusSeconds(600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        assertThat(state(submitted(loan("PACK-3").put("dueAt", soon.toString()))).path("dueAt").asString()).isEqualTo(soon.toString());
        assertThat(allowed(state(submitted(loan("PACK-4").put("dueAt", "2099-01-01T00:00:00Z"))))).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void aPackThatContradictsItselfIsRefusedAndTheOneInForceGoesOn() {
        publish(stig, named(id, "PT2H"), 0).expect(200);
        govern(id);
        String bad = named(id, "PT1H").replace("      review:", "      retention:\n"
                + "        cases: { value: P2Y, source: Test, note: Test }\n"
                + "        names: { value: P1Y, source: Test, note: Test }\n"
                + "      review:\n"
                + "        quorum: { value: 2, source: Test, note: Test }");
        JsonNode refusal = publish(stig, bad, 1).expect(422).body();

        assertThat(refusal.path("type").asString()).isEqualTo("/problems/policy/contradictory-pack");
        assertThat(refusal.path("errors")).extracting(error -> error.path("pointer").asString())
                .containsExactly("/periods/0/rules/review/quorum/value", "/periods/0/rules/retention/names/value");
        assertThat(refusal.at("/errors/1/message").asString()).isEqualTo(
                "is P1Y, shorter than cases are kept (P2Y), and a case that is kept names who decided it (line 11)");
        assertThat(publish(stig, named(id, "soon"), 1).expect(400).body().at("/errors/0/pointer").asString())
                .isEqualTo("/periods/0/rules/review/within/value");
        assertThat(stig.get("/packs/" + id).expect(200).body().path("version").asInt()).isEqualTo(1);
        assertThat(state(submitted(loan("PACK-5"))).path("pack").asString()).isEqualTo(id + ":1");
    }

    @Test
    void aSecondTabThatSavesAnOlderVersionIsRefused() {
        publish(stig, named(id, "P1D"), 0).expect(200);
        publish(stig, named(id, "P2D"), 1).expect(200);
        JsonNode refusal = publish(person("stella"), named(id, "P3D"), 1).expect(409).body();

        assertThat(refusal.path("type").asString()).isEqualTo("/problems/policy/newer-pack");
        assertThat(refusal.path("version").asInt()).isEqualTo(2);
        assertThat(refusal.path("detail").asString()).contains("version 2 is there");
        publish(stig, named(id, "P4D"), 0).expect(409);
        assertThat(publish(stig, named(id, "P2D"), 1).expect(200).body().path("version").asInt()).as("the same again").isEqualTo(2);
        assertThat(stig.get("/packs/" + id + "/versions/1").expect(200).body().path("text").asString()).isEqualTo(named(id, "P1D"));
        assertThat(stig.get("/packs/" + id).expect(200).body().at("/content/periods/0/rules/review/within/value").asString())
                .isEqualTo("P2D");
        stig.get("/packs/" + id + "/versions/3").expect(404);
        assertThat(db.sql("""
                select count(*) from (select stream from audit.entry union all select stream from audit.staged) told
                where stream = ?""").param("pack:" + id).query(Integer.class).single()).as("two versions, two entries").isEqualTo(2);
    }

    @Test
    void aUseCaseCannotNameAPackThatIsNotThere() {
        JsonNode refusal = stig.put("/use-cases/" + id, under("no-such-pack")).expect(422).body();
        assertThat(refusal.at("/errors/0/pointer").asString()).isEqualTo("/pack");
        assertThat(refusal.at("/errors/0/message").asString()).contains("no-such-pack");
    }

    @Test
    void aDayWithoutRulesTakesNoCase() {
        publish(stig, named(id, "P1D").replace("2026-01-01", "2199-01-01"), 0).expect(200);
        govern(id);
        JsonNode refusal = service("loan-service").submit(UUID.randomUUID().toString(), loan("PACK-6")).expect(422).body();
        assertThat(refusal.path("type").asString()).isEqualTo("/problems/intake/pack-not-in-force");
        assertThat(refusal.path("detail").asString()).contains(id + ":1");
    }

    @Test
    void aCaseIsKeptAsLongAsItsPackAsksIfThatIsLonger() {
        String retention = "      retention:\n        cases: { value: %s, source: Test, note: Test }\n      review:";
        publish(stig, named(id, "P1D").replace("      review:", retention.formatted("P12Y")), 0).expect(200);
        govern(id);
        String longer = withdrawn("PACK-7");
        publish(stig, named(id, "P1D").replace("      review:", retention.formatted("P1D")), 1).expect(200);
        String asSet = withdrawn("PACK-8");
        assertThat(years(longer)).isEqualTo(12);
        assertThat(years(asSet)).isEqualTo(10);
    }

    @Test
    void aReviewNeedsAsManyPersonsAsThePackAsksFor() {
        publish(stig, named(id, "P1D").replace("      review:", "      review:\n        verdicts: { value: 2, source: Test, note: Test }"), 0)
                .expect(200);
        govern(id);
        String decision = submitted(loan("PACK-9"));
        uphold(person("rita"), claim(person("rita"), decision)).expect(200);
        assertThat(state(decision).path("status").asString()).isEqualTo("IN_REVIEW");
        uphold(person("ravi"), claim(person("ravi"), decision)).expect(200);
        awaitStatus(service("loan-service"), decision, "RELEASED");
    }

    @Test
    void theSamplesArePublishedAsTheyAre() throws IOException {
        try (var files = Files.list(Path.of("samples/packs"))) {
            for (Path file : files.sorted().toList()) publish(stig, Files.readString(file), null).expect(200);
        }
        assertThat(stig.get("/packs").expect(200).body().path("items")).extracting(pack -> pack.path("id").asString())
                .contains("default", "eu-ai-act-gdpr", "us-co-admt", "us-ny-hiring", "us-reg-b");
        assertThat(person("aude").get("/packs/default").expect(200).body().path("version").asInt()).isEqualTo(1);
    }

    @AfterEach
    void asBefore() {
        Samples.activateUseCases(LIVE);
    }

    private void govern(String pack) {
        LIVE.activate("loan-denial", under(pack));
    }

    private static JsonNode under(String pack) {
        return ((ObjectNode) Samples.useCase("loan-denial")).put("pack", pack);
    }

    private static JsonNode state(String decision) {
        return service("loan-service").get("/decisions/" + decision).expect(200).body();
    }

    private static Duration allowed(JsonNode state) {
        return Duration.between(Instant.parse(state.path("receivedAt").asString()), Instant.parse(state.path("dueAt").asString()));
    }

    private static String withdrawn(String reference) {
        String decision = submitted(loan(reference));
        service("loan-service").post("/decisions/" + decision + "/withdrawal", Map.of("reason", "Test")).expect(200);
        return decision;
    }

    private int years(String decision) {
        return db.sql("select extract(year from age(until, ended_at)) from records_retention where decision_id = ?")
                .param(UUID.fromString(decision)).query(Integer.class).single();
    }
}
