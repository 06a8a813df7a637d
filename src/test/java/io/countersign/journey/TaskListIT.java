package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Each list holds the tasks that it says, of the queue and the decision asked for, and nobody else's work. */
@RealStackTest
class TaskListIT extends Parties {

    private static List<String> decisions(String reviewer, String query) {
        return StreamSupport.stream(person(reviewer).get("/tasks?" + query).expect(200).body().path("items").spliterator(), false)
                .map(task -> task.path("decisionId").asString()).toList();
    }

    @Test
    void aTaskStandsInOneListAfterTheOther() {
        String id = submitted(loan("LIST-" + UUID.randomUUID()));
        String only = "&decision=" + id;
        await().until(() -> decisions("ravi", "state=open" + only).equals(List.of(id)));
        assertThat(decisions("ravi", "state=open&queue=lending" + only)).containsExactly(id);
        assertThat(decisions("ravi", "state=open&queue=hiring" + only)).isEmpty();

        var task = claim(person("rita"), id);
        assertThat(decisions("ravi", "state=open" + only)).isEmpty();
        assertThat(decisions("rita", "state=mine&queue=lending")).contains(id);
        assertThat(decisions("rita", "state=mine&queue=hiring")).doesNotContain(id);

        uphold(person("rita"), task).expect(200);
        assertThat(decisions("rita", "state=done" + only)).containsExactly(id);
        assertThat(decisions("rita", "state=done&queue=hiring" + only)).isEmpty();
        assertThat(decisions("ravi", "state=done" + only)).isEmpty();
        assertThat(decisions("rita", "state=done")).contains(id);
        assertThat(decisions("rita", "state=done&queue=lending")).contains(id);
        assertThat(decisions("rita", "state=done&queue=hiring")).doesNotContain(id);
    }
}
