package io.countersign.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.RealStackTest;
import io.countersign.access.People;
import io.countersign.audit.Trail;
import io.countersign.devservices.TestStack;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.journey.Parties;
import io.countersign.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@RealStackTest
class RetentionIT extends Parties {

    @Autowired
    EraseExpired eraseExpired;
    @Autowired
    EraseLeavers eraseLeavers;
    @Autowired
    Comparisons comparisons;
    @Autowired
    People people;
    @Autowired
    Decisions decisions;
    @Autowired
    Vault vault;
    @Autowired
    Trail trail;

    @Test
    void aCaseWhoseTimeIsUpIsErasedUnlessItIsOnHold() {
        UUID kept = ended("KEEP-1");
        UUID held = ended("KEEP-2");
        UUID due = ended("KEEP-3");
        person("stig").post("/holds", Map.of("decision", held.toString(), "matter", "Inquiry 7")).expect(201);
        for (UUID id : new UUID[] {held, due}) timeIsUp(id);

        while (eraseExpired.eraseSome() > 0) { }

        assertThat(decisions.caseFile(kept)).isPresent();
        assertThat(decisions.caseFile(held)).isPresent();
        assertThat(decisions.caseFile(due)).isEmpty();
        var last = trail.of(Decision.stream(due)).getLast();
        assertThat(last.kind()).isEqualTo("payload-erased");
        assertThat(last.actor()).isEqualTo("system:retention");
        assertThat(last.details().path("ground").asString()).isEqualTo("retention-ended");
    }

    @Test
    void theNameOfWhoLeftIsForgottenInTimeUnlessACaseOfTheirsIsOnHold() {
        UUID held = UUID.fromString(submitted(loan("KEEP-4")));
        var ravi = person("ravi");
        uphold(ravi, claim(ravi, held.toString())).expect(200);
        awaitStatus(service("loan-service"), held.toString(), "RELEASED");
        UUID id = people.byUsername("ravi").orElseThrow();
        String hold = person("stig").post("/holds", Map.of("decision", held.toString(), "matter", "Inquiry 8")).expect(201)
                .body().path("id").asString();
        owner().sql("update access_person set last_seen = '2000-01-01' where id = ?").param(id).update();

        assertThat(eraseLeavers.eraseSome()).isZero();
        assertThat(people.names(List.of(id))).containsValue("Ravi Demo");
        person("stig").post("/holds/" + hold + "/release", Map.of()).expect(202);
        person("stella").post("/holds/" + hold + "/release", Map.of()).expect(200);
        assertThat(eraseLeavers.eraseSome()).isEqualTo(1);

        assertThat(people.names(List.of(id))).containsValue("Erased person");
        assertThat(people.byUsername("ravi")).isEmpty();
        var last = trail.of("person:" + id).getLast();
        assertThat(last.kind() + " by " + last.actor()).isEqualTo("identity-erased by system:retention");
        assertThat(person("aude").get("/decisions/" + held).expect(200).body().at("/outcome/reviewers/0").asString())
                .isEqualTo("Erased person");
        ravi.get("/queues").expect(200);
        assertThat(people.byUsername("ravi")).as("who comes again is somebody else").isPresent().isNotEqualTo(Optional.of(id));
    }

    @Test
    void whoDecidedIsKnownAsLongAsTheCaseIsKept() {
        var ravi = person("ravi");
        ravi.get("/queues").expect(200);
        owner().sql("update access_person set last_seen = '2000-01-01' where id = ?").param(people.byUsername("ravi").orElseThrow())
                .update();
        assertThat(eraseLeavers.eraseSome()).as("who comes now has decided nothing").isEqualTo(1);
        String id = submitted(loan("KEEP-7"));
        uphold(ravi, claim(ravi, id)).expect(200);
        awaitStatus(service("loan-service"), id, "RELEASED");
        String asked = requested(Map.of("reviewer", "ravi", "ground", "reviewer-left"));

        var refused = person("stella").post("/erasures/" + asked + "/confirmation", Map.of()).expect(409).body();
        assertThat(refused.path("type").asString()).isEqualTo("/problems/records/cases-kept");
        assertThat(refused.path("detail").asString()).contains("kept until 20");
        person("stella").post("/erasures/" + requested(Map.of("decision", id, "ground", "unlawful")) + "/confirmation", Map.of())
                .expect(200);
        person("stella").post("/erasures/" + asked + "/confirmation", Map.of()).expect(200);
        assertThat(person("aude").get("/decisions/" + id).expect(200).body().at("/outcome/reviewers/0").asString())
                .isEqualTo("Erased person");
    }

    private static String requested(Map<String, ?> body) {
        return person("stig").post("/erasures", body).expect(202).body().path("id").asString();
    }

    @Test
    void withTheLastCaseThePersonIsErased() {
        var loans = List.of(loan("KEEP-5"), loan("KEEP-6"));
        loans.forEach(loan -> loan.withObject("subject").put("id", "kept-person"));
        var cases = loans.stream().map(loan -> UUID.fromString(submitted(loan))).toList();
        cases.forEach(id -> service("loan-service").post("/decisions/" + id + "/withdrawal", Map.of("reason", "Not needed.")).expect(200));
        UUID pseudonym = vault.find("loan-service", "kept-person").orElseThrow();
        for (UUID id : cases) {
            assertThat(vault.find("loan-service", "kept-person")).contains(pseudonym);
            timeIsUp(id);
            while (eraseExpired.eraseSome() > 0) { }
        }
        assertThat(vault.find("loan-service", "kept-person")).isEmpty();
        assertThat(trail.of("person:" + pseudonym)).extracting(Trail.Step::kind).containsExactly("identity-erased");
    }

    @Test
    void aNameIsNotForgottenBeforeTheCasesItDecided() {
        assertThatThrownBy(() -> new RecordsSettings(Period.ofYears(10), Period.ofYears(9), Duration.ofHours(1)))
                .hasMessageContaining("keep-names-for is P9Y, but cases are kept for P10Y");
    }

    @Test
    void theHourlyChecksAreOneNodesToMake() {
        Instant now = Instant.parse("2100-01-01T00:00:00Z");
        Duration hour = Duration.ofHours(1);
        try {
            assertThat(comparisons.begin(now, hour)).isTrue();
            assertThat(comparisons.begin(now.plusSeconds(3599), hour)).isFalse();
            assertThat(comparisons.begin(now.plusSeconds(3600), hour)).isTrue();
        } finally {
            owner().sql("update records_comparison set begun_at = now()").update();
        }
    }

    private static UUID ended(String reference) {
        String id = submitted(loan(reference));
        service("loan-service").post("/decisions/" + id + "/withdrawal", Map.of("reason", "Not needed.")).expect(200);
        return UUID.fromString(id);
    }

    /** As years would do; the application itself cannot. */
    private static void timeIsUp(UUID decision) {
        owner().sql("update records_retention set until = now() - interval '1 day' where decision_id = ?").param(decision).update();
    }

    private static JdbcClient owner() {
        var told = TestStack.shared().applicationProperties();
        return JdbcClient.create(new DriverManagerDataSource(told.get("spring.flyway.url"), told.get("spring.flyway.user"),
                told.get("spring.flyway.password")));
    }
}
