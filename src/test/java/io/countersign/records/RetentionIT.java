package io.countersign.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.audit.Trail;
import io.countersign.devservices.TestStack;
import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.journey.Parties;
import java.util.Map;
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

    private static UUID ended(String reference) {
        String id = submitted(loan(reference));
        service("loan-service").post("/decisions/" + id + "/withdrawal", Map.of("reason", "Not needed.")).expect(200);
        return UUID.fromString(id);
    }

    /** As years would do; the application itself cannot. */
    private static void timeIsUp(UUID decision) {
        var told = TestStack.shared().applicationProperties();
        JdbcClient.create(new DriverManagerDataSource(told.get("spring.flyway.url"), told.get("spring.flyway.user"),
                        told.get("spring.flyway.password")))
                .sql("update records_retention set until = now() - interval '1 day' where decision_id = ?").param(decision).update();
    }
}
