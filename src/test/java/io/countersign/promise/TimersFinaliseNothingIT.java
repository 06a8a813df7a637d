package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.client.Samples;
import io.countersign.journey.Parties;
import io.countersign.process.ProcessPaths;
import io.countersign.process.ProcessPaths.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever runs out in whichever shipped process, nothing is final before a person has decided, and then it is. */
@RealStackTest
class TimersFinaliseNothingIT extends Parties {

    @Autowired
    ProcessPaths paths;
    @Autowired
    JdbcClient db;

    static List<String> processes() throws IOException {
        try (var files = Files.list(Path.of("bpmn/processes"))) {
            return files.map(file -> file.getFileName().toString().replace(".bpmn", ""))
                    .filter(name -> !name.equals("human-review")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void itsTimersFireAndNothingIsFinal(String process) {
        var use = (ObjectNode) Samples.useCase("loan-denial");
        LIVE.activate("loan-denial", use.put("process", process));
        String id = submitted(loan("APP-TIMER").put("dueAt", Instant.now().plusSeconds(3).toString()));
        await("the timer of " + process).until(() -> jobTypes(id).contains("escalate-review"));
        assertThat(jobTypes(id)).isSubsetOf("release-unreviewed", "human-review", "escalate-review"); // the first left it to people
        assertThat(db.sql("select count(*) from outcome_outcome where decision_id = ?").param(UUID.fromString(id))
                .query(Long.class).single()).isZero();
        assertThat(service("loan-service").get("/decisions/" + id).expect(200).body().path("processVersion").asString())
                .isEqualTo(process + ":1");

        uphold(person("sana"), claim(person("sana"), id)).expect(200);
        JsonNode released = awaitStatus(service("loan-service"), id, "RELEASED");
        assertThat(released.path("processVersion").asString()).isEqualTo(process + ":1");
    }

    private List<String> jobTypes(String decision) {
        return paths.of(UUID.fromString(decision)).stream().map(Visit::jobType).toList();
    }
}
