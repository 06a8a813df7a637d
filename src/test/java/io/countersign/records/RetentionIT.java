package io.countersign.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.access.People;
import io.countersign.audit.Trail;
import io.countersign.devservices.TestStack;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.journey.Parties;
import java.time.Duration;
import java.time.Instant;
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
        person("stig").post("/holds/" + hold + "/release", Map.of()).expect(200);
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
