package io.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DecidedTest {

    private final List<LoggedEntry> trail = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    DecidedTest() {
        add("service:s", "decision-submitted", "{\"caseHash\":\"one\"}");
    }

    @Test
    void whatAPersonDecidedMayBeReleased() {
        verdict("person:p", "deny", "one");
        released("v", "deny", "one");
        run();
        assertThat(said).anyMatch(sentence -> sentence.contains("person:p decided: uphold, deny"));
    }

    @Test
    void withoutAVerdictNothingIsClaimed() {
        run();
        assertThat(said).containsExactly("As far as these 1 entries tell, no person has decided it.");
    }

    @Test
    void aVerdictOfAProgramIsNone() {
        verdict("system:robot", "deny", "one");
        refuted("not by a person");
    }

    @Test
    void aVerdictOnAnotherStateOfTheCaseIsNone() {
        add("service:s", "information-provided", "{\"caseHash\":\"two\"}");
        verdict("person:p", "deny", "one");
        refuted("not on the case as it was then");
    }

    @Test
    void whatIsReleasedMustBeWhatWasDecided() {
        verdict("person:p", "deny", "one");
        released("v", "approve", "one");
        refuted("not what a person decided");
        trail.removeLast();
        released("other", "deny", "one");
        refuted("not what a person decided");
    }

    private void verdict(String by, String outcome, String caseHash) {
        add(by, "verdict-recorded", "{\"caseHash\":\"%s\",\"decision\":\"uphold\",\"outcome\":\"%s\",\"verdict\":\"v\"}"
                .formatted(caseHash, outcome));
    }

    private void released(String verdict, String outcome, String caseHash) {
        add("system:process", "decision-released", "{\"caseHash\":\"%s\",\"outcome\":\"%s\",\"verdict\":\"%s\"}"
                .formatted(caseHash, outcome, verdict));
    }

    private void add(String actor, String kind, String details) {
        var frame = new EntryFrame(kind, null, trail.size() + 1, "decision:1");
        trail.add(new LoggedEntry(frame, new byte[0], JsonMapper.shared().readTree(
                "{\"actor\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\",\"details\":%s}".formatted(actor, details))));
    }

    private void run() {
        new Decided(trail, said).run();
    }

    private void refuted(String why) {
        assertThatThrownBy(this::run).isInstanceOf(Refuted.class).hasMessageContaining(why);
    }
}
