package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.audit.Bundle;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.audit.verify.Verify;
import io.countersign.client.Api;
import io.countersign.client.Samples;
import io.countersign.devservices.TestStack;
import io.countersign.journey.Parties;
import io.countersign.kernel.Actor;
import io.countersign.records.CompareBooks;
import io.countersign.records.TakeCensus;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two stewards may let what is favourable pass without a person, for a sample; all else goes to people. */
@RealStackTest
class OnlyWhatIsFavourablePassesUnreviewedIT extends Parties {

    private static final double HARDLY_EVER = 0.000001;

    @Autowired
    JdbcClient db;
    @Autowired
    Log log;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    CompareBooks compareBooks;
    @Autowired
    TakeCensus takeCensus;
    @Autowired
    MeterRegistry meters;

    @Test
    void whatIsFavourableIsReleasedAndSaysForEverThatNobodyReviewedIt(@TempDir Path directory) throws IOException {
        favourableLoansPass(HARDLY_EVER);
        double counted = unreviewed();
        String id = submitted(approved("PASS-1"));
        JsonNode released = awaitStatus(service("loan-service"), id, "RELEASED");
        assertThat(released.at("/outcome/reviewed").asBoolean(true)).isFalse();
        assertThat(released.at("/outcome/value").asString()).isEqualTo("approve");
        assertThat(released.at("/outcome/reviewers")).isEmpty();
        assertThat(released.path("accountable").asString()).isNotBlank();
        assertThat(released.path("processVersion").asString()).startsWith("favourable-unreviewed:");
        assertThat(released.path("history").valueStream().map(step -> step.path("event").asString()))
                .contains("released-unreviewed").doesNotContain("decision-released", "task-opened");
        service("loan-service").post("/releases/redeem", Map.of("token", released.path("releaseToken").asString())).expect(200);
        JsonNode line = person("aude").get("/history?q=PASS-1").expect(200).body().at("/items/0");
        assertThat(line.path("reviewed").asBoolean(true)).isFalse();
        assertThat(verified(id, directory)).contains("WITHOUT REVIEW", "approve, which is favourable");
        assertThat(compareBooks.compare()).doesNotContain(UUID.fromString(id));
        assertThat(takeCensus.take()).isTrue();
        assertThat(unreviewed()).isEqualTo(counted + 1);
    }

    private double unreviewed() {
        return meters.get("countersign.outcome.released").tag("reviewed", "false").counter().count();
    }

    @Test
    void whileAStopAsksForPeopleNothingPasses() {
        favourableLoansPass(HARDLY_EVER);
        String stop = person("stig").post("/stops", Map.of("scope", Map.of("useCase", "loan-denial"), "grade", "people", "reason",
                "Too many grants.")).expect(201).body().path("id").asString();
        try {
            decidedByAPerson(submitted(approved("PASS-10")));
        } finally {
            person("stella").post("/stops/" + stop + "/release", Map.of("reason", "End of the test.")).expect(200);
        }
    }

    @Test
    void whatIsAdverseGoesToAPerson() {
        favourableLoansPass(HARDLY_EVER);
        decidedByAPerson(submitted(loan("PASS-2")));
    }

    @Test
    void whatChancePicksGoesToAPerson() {
        favourableLoansPass(1);
        decidedByAPerson(submitted(approved("PASS-3")));
    }

    @Test
    void withoutTheSecondStewardItGoesToAPerson() {
        String path = "/use-cases/unreviewed-" + UUID.randomUUID();
        ObjectNode use = favourableLoansPass(HARDLY_EVER);
        JsonNode asked = use.at("/oversight/unreviewed");
        Api stig = person("stig");
        stig.put(path, use).expect(200);
        assertThat(missing(path)).contains("/unreviewed");
        stig.post(path + "/unreviewed", asked).expect(200);
        stig.post(path + "/unreviewed", asked).expect(200);
        assertThat(missing(path)).as("one steward twice").contains("/unreviewed");
        person("stella").post(path + "/unreviewed", ((ObjectNode) asked.deepCopy()).put("sampleRate", 0.5)).expect(422);
        person("stella").post(path + "/unreviewed", asked).expect(200);
        assertThat(missing(path)).doesNotContain("/unreviewed");
        stig.put(path, ((ObjectNode) use.deepCopy()).set("oversight", Api.JSON.createObjectNode().set("unreviewed",
                ((ObjectNode) asked.deepCopy()).put("sampleRate", 0.5)))).expect(200);
        assertThat(missing(path)).as("another rate").contains("/unreviewed");

        withdrawn(() -> decidedByAPerson(submitted(approved("PASS-4"))));
    }

    @Test
    void theDatabaseRefusesWhatIsAdverseNotAllowedOrForPeopleByChance() {
        favourableLoansPass(1);
        UUID adverse = UUID.fromString(submitted(loan("PASS-6")));
        UUID sampled = UUID.fromString(submitted(approved("PASS-7")));
        refused(adverse, "deny", "it is not favourable");
        refused(adverse, "approve", "it is not what was recommended");
        refused(sampled, "approve", "it is in the sample");
        favourableLoansPass(HARDLY_EVER);
        UUID plain = UUID.fromString(submitted(approved("PASS-8")));
        awaitStatus(service("loan-service"), plain.toString(), "RELEASED");
        assertThatThrownBy(() -> db.sql("update outcome_outcome set reviewed = true where decision_id = ?").param(plain).update())
                .rootCause().hasMessageContaining("permission denied");
        LIVE.activate("loan-denial", Samples.useCase("loan-denial"));
        UUID unlisted = UUID.fromString(submitted(approved("PASS-9")));
        refused(unlisted, "approve", "its use case does not let it pass");
    }

    /** As if the second steward had not allowed what is in force. */
    private void withdrawn(Runnable meanwhile) {
        UUID second = db.sql("select allowed_by from policy_unreviewed where key = 'loan-denial' and allowed_by is not null limit 1")
                .query(UUID.class).single();
        consent("set allowed_by = null, allowed_at = null where allowed_by = ?", second);
        try {
            meanwhile.run();
        } finally {
            consent("set allowed_by = ?, allowed_at = now() where allowed_by is null", second);
        }
    }

    private static void consent(String change, UUID person) {
        owner().sql("alter table policy_unreviewed disable trigger logged").update();
        owner().sql("update policy_unreviewed " + change + " and key = 'loan-denial'").param(person).update();
        owner().sql("alter table policy_unreviewed enable trigger logged").update();
    }

    private void refused(UUID decision, String value, String why) {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            db.sql("""
                    insert into outcome_outcome (decision_id, value, changed, reasons, reviewers, accountable, case_hash,
                        released_at, reviewed, allowance)
                    select id, ?, false, '[]', '{}', 'x', case_hash, now(), false, coalesce((select face from policy_unreviewed a
                        where a.key = use_case order by (setting ->> 'sampleRate')::numeric desc limit 1), '\\x00')
                    from intake_decision where id = ?""").params(value, decision).update();
            log.append("decision:" + decision, EntryKind.RELEASED_UNREVIEWED, Actor.system("test"), Map.of());
        })).as(why).hasMessageContaining("Expected a person to review decision").hasMessageContaining(why);
    }

    private static ObjectNode approved(String reference) {
        ObjectNode loan = loan(reference);
        loan.withObject("/recommendation").put("outcome", "approve");
        return loan;
    }

    private static void decidedByAPerson(String id) {
        uphold(person("rita"), claim(person("rita"), id)).expect(200);
        JsonNode released = awaitStatus(service("loan-service"), id, "RELEASED");
        assertThat(released.at("/outcome/reviewed").asBoolean(false)).isTrue();
        assertThat(released.at("/outcome/reviewers/0").asString()).startsWith("Rita");
    }

    private static List<String> missing(String path) {
        return person("stella").post(path + "/activation", Map.of()).expect(422).body().path("errors").valueStream()
                .map(error -> error.path("pointer").asString()).toList();
    }

    private String verified(String id, Path directory) throws IOException {
        byte[] bundle = await("its bundle").until(() -> person("aude").send(person("aude").request("/decisions/" + id + "/bundle")
                .GET()).raw(), answer -> answer.statusCode() == 200 && Bundle.files(answer.body()).keySet().stream()
                        .filter(name -> name.startsWith("entries/")).count() > 2).body();
        var said = new ByteArrayOutputStream();
        Path file = Files.write(directory.resolve("decision.zip"), bundle);
        assertThat(new Verify(new PrintStream(said), new PrintStream(said), Map.of()).run("verify", file.toString(), "--key",
                TestStack.shared().logVerifierKey())).as(said.toString()).isZero();
        return said.toString();
    }

    private static JdbcClient owner() {
        var told = TestStack.shared().applicationProperties();
        return JdbcClient.create(new DriverManagerDataSource(told.get("spring.flyway.url"), told.get("spring.flyway.user"),
                told.get("spring.flyway.password")));
    }
}
