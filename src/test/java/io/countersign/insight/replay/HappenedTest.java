package io.countersign.insight.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.countersign.audit.Trail.Step;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HappenedTest {

    private static final Instant NINE = Instant.parse("2026-10-05T09:00:00Z");

    private static Step step(int minute, String kind, String actor, String details) {
        return new Step(new UUID(0, minute), minute, kind, actor, NINE.plusSeconds(minute * 60L),
                JsonMapper.shared().readTree(details), "", null);
    }

    @Test
    void tellsTheQueueOfTheFirstReviewAndTheTimeFromClaimToVerdict() {
        assertThat(Happened.of(List.of(
                step(0, "task-opened", "system:process", "{\"task\":\"a\",\"queue\":\"credit\",\"seats\":2}"),
                step(0, "task-opened", "system:process", "{\"task\":\"b\",\"queue\":\"credit\",\"seats\":2}"),
                step(1, "task-claimed", "person:1", "{\"task\":\"a\",\"queue\":\"credit\"}"), // and its lease ran out
                step(20, "task-claimed", "person:2", "{\"task\":\"b\",\"queue\":\"credit\"}"),
                step(25, "task-claimed", "person:3", "{\"task\":\"a\",\"queue\":\"escalation\"}"),
                step(27, "verdict-recorded", "person:2", "{\"task\":\"b\"}"),
                step(30, "verdict-recorded", "person:3", "{\"task\":\"a\"}"))))
                .isEqualTo(new Happened("credit", 2, List.of(Duration.ofMinutes(7), Duration.ofMinutes(5))));
    }

    @Test
    void aCaseThatWasNeverPutBeforeAnybodyHasNoQueue() {
        assertThat(Happened.of(List.of())).isEqualTo(Happened.NOTHING);
    }
}
