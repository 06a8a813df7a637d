package io.countersign.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.audit.Trail;
import io.countersign.client.Api;
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
    void whoeverKeepsAskingDoesNotFillTheLog() {
        for (int time = 0; time < 20; time++) person("rita").get("/use-cases/hiring-rejection").expect(403);
        person("rita").get("/incidents").expect(403);
        for (String path : List.of("/api/v1/use-cases/{key}", "/api/v1/incidents"))
            assertThat(of("rita").stream().filter(step -> step.kind().equals("access-refused")
                    && step.details().path("path").asString().equals(path))).as(path).hasSizeBetween(1, 3);
    }

    @Test
    void whatSomebodyMayIsInTheLogFromTheirFirstVisit() {
        person("sana").get("/queues").expect(200);
        assertThat(of("sana")).extracting(Trail.Step::kind).startsWith("person-registered", "permissions-changed");
        assertThat(of("sana").get(1).details().path("permissions").asString())
                .isEqualTo("reviewer | diagnosis escalation hiring lending");
    }

    @Test
    void whoReadsADecisionIsInTheLogButNotInItsTrail() {
        String id = submitted(loan("READ-1"));
        person("aude").get("/decisions/" + id).expect(200);
        person("aude").get("/decisions/" + id + "/trail").expect(200);
        person("stig").get("/decisions/" + id + "/trail").expect(200);
        service("loan-service").get("/decisions/" + id).expect(200);
        assertThat(trail.of("reads:" + id)).extracting(step -> step.kind() + " " + step.details().path("part").asString())
                .containsExactly("decision-read state", "decision-read trail", "decision-read trail");
        assertThat(trail.of("reads:" + id)).extracting(Trail.Step::actor).containsExactly(actor("aude"), actor("aude"), actor("stig"));
        assertThat(trail.of("decision:" + id)).extracting(Trail.Step::kind).doesNotContain("decision-read");
    }

    @Test
    void aSearchIsInTheLogWithoutItsWords() {
        person("stella").get("/history?q=SECRET-WORDS&useCase=loan-denial").expect(200);
        var search = of("stella").stream().filter(step -> step.kind().equals("history-read")).toList().getLast();
        assertThat(search.details().toString()).isEqualTo("{\"by\":[\"useCase\",\"q\"],\"decisions\":0,\"further\":false}");
    }

    @Test
    void whoReadsEntriesOfTheLogIsInIt() {
        submitted(loan("READ-2"));
        Api aude = person("aude");
        await("a tree").until(() -> aude.send(aude.absolute("/log/checkpoint").GET()).raw().statusCode() == 200);
        aude.get("/history").expect(200);
        int before = reads().size();
        aude.send(aude.absolute("/log/tile/entries/000.p/1").GET()).expect(200);
        assertThat(reads()).hasSize(before + 1);
        assertThat(reads().getLast().details().path("tile").asString()).isEqualTo("000.p/1");
    }

    private List<Trail.Step> reads() {
        return of("aude").stream().filter(step -> step.kind().equals("log-read")).toList();
    }

    @Test
    void everyViewOfEvidenceIsInTheLog() {
        var loan = loan("READ-3");
        loan.putArray("evidence").addObject().put("name", "letter.txt").put("mediaType", "text/plain").put("mandatory", false)
                .put("content", "QQ==");
        String id = submitted(loan);
        var task = claim(person("rita"), id);
        for (int view = 0; view < 3; view++) openMandatoryEvidence(person("rita"), task);
        assertThat(trail.of("decision:" + id)).filteredOn(step -> step.kind().equals("evidence-opened")).hasSize(3);
    }

    private String actor(String username) {
        return "person:" + people.byUsername(username).orElseThrow();
    }

    private List<Trail.Step> of(String username) {
        return trail.of("person:" + people.byUsername(username).orElseThrow());
    }
}
