package io.countersign.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.audit.Trail;
import io.countersign.journey.Parties;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RealStackTest
class AccessIsLoggedIT extends Parties {

    @Autowired
    Trail trail;
    @Autowired
    People people;

    @Test
    void whoeverAsksForWhatTheyMayNotIsInTheLog() {
        person("rita").get("/history?q=SECRET-WORDS").expect(403);
        person("rita").get("/use-cases/loan-denial").expect(403);
        var refused = of("rita").stream().filter(step -> step.kind().equals("access-refused")).toList();
        assertThat(refused).extracting(step -> step.details().path("path").asString())
                .contains("/api/v1/history", "/api/v1/use-cases/{key}");
        assertThat(refused.toString()).doesNotContain("SECRET-WORDS");
    }

    @Test
    void whatSomebodyMayIsInTheLogFromTheirFirstVisit() {
        person("sana").get("/queues").expect(200);
        assertThat(of("sana")).extracting(Trail.Step::kind).startsWith("person-registered", "permissions-changed");
        assertThat(of("sana").get(1).details().path("permissions").asString())
                .isEqualTo("reviewer | diagnosis escalation hiring lending");
    }

    private List<Trail.Step> of(String username) {
        return trail.of("person:" + people.byUsername(username).orElseThrow());
    }
}
