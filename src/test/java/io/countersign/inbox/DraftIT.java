package io.countersign.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.journey.Parties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a reviewer writes is there again after a break, for them alone, until they hand it in. */
@RealStackTest
class DraftIT extends Parties {

    private static final Map<String, ?> WRITTEN = Map.of("verdict", Map.of("rationale", "The savings book sh"));

    @Autowired
    JdbcClient db;

    @Test
    void whatWasWrittenComesBackToItsWriterOnly() {
        Api rita = person("rita");
        String id = submitted(loan("DRAFT-1"));
        String path = path(claim(rita, id));
        assertThat(rita.get(path).expect(200).body().has("drafts")).isFalse();
        rita.put(path + "/draft", WRITTEN).expect(204);
        rita.put(path + "/draft", WRITTEN).expect(204);
        assertThat(rita.get(path).expect(200).body().at("/drafts/verdict/rationale").asString()).isEqualTo("The savings book sh");
        rita.post(path + "/release", Map.of()).expect(200);
        rita.put(path + "/draft", Map.of("verdict", Map.of("rationale", "The savings book shows"))).expect(204);
        assertThat(claim(person("ravi"), id).has("drafts")).as("for somebody else").isFalse();
        person("ravi").post(path + "/release", Map.of()).expect(200);
        assertThat(claim(rita, id).at("/drafts/verdict/rationale").asString()).isEqualTo("The savings book shows");
    }

    @Test
    void whatIsHandedInIsADraftNoLonger() {
        Api rita = person("rita");
        JsonNode task = claim(rita, submitted(loan("DRAFT-2")));
        rita.put(path(task) + "/draft", WRITTEN).expect(204);
        uphold(rita, task).expect(200);
        assertThat(db.sql("select count(*) from inbox_draft where task_id = ?::uuid").param(task.path("id").asString())
                .query(Integer.class).single()).isZero();
    }

    @Test
    void whoNeverHeldTheTaskAndWhatIsNoDraftAreRefused() {
        JsonNode task = claim(person("rita"), submitted(loan("DRAFT-3")));
        person("ravi").put(path(task) + "/draft", WRITTEN).expect(409);
        person("aude").put(path(task) + "/draft", WRITTEN).expect(403);
        person("rita").put(path(task) + "/draft", Map.of("verdict", "x".repeat(SaveDraft.LONGEST))).expect(422);
        person("rita").put(path(task) + "/draft", "words").expect(422);
        assertThat(person("rita").get(path(task)).expect(200).body().has("drafts")).isFalse();
    }

    private static String path(JsonNode task) {
        return "/tasks/" + task.path("id").asString();
    }
}
