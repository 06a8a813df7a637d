package io.countersign.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.audit.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UnreviewedCheckTest {

    private static final String USE = """
            {"outcomes":[{"adverse":false,"value":"grant"},{"adverse":true,"value":"refuse"}],\
            "oversight":{"unreviewed":{"outcomes":["grant","refuse"],"sampleRate":0.000001,"seed":"s"}}}""";

    private final List<LoggedEntry> entries = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private String use = USE;

    @Test
    void whatTwoPersonsAllowedBeforeMayBeReleased() {
        allowed("one", "unreviewed-proposed", "f");
        allowed("two", "unreviewed-allowed", "f");
        released("grant", "one", "two");
        run();
        assertThat(said).anyMatch(sentence -> sentence.contains("WITHOUT REVIEW: grant")
                && sentence.contains("person:one and person:two"));
    }

    @Test
    void whatIsAdverseMayNotEvenIfItIsListed() {
        allowed("one", "unreviewed-proposed", "f");
        allowed("two", "unreviewed-allowed", "f");
        released("refuse", "one", "two");
        refuted("is not one of the favourable outcomes");
    }

    @Test
    void onePersonTwiceIsNotTwo() {
        allowed("one", "unreviewed-proposed", "f");
        allowed("one", "unreviewed-allowed", "f");
        released("grant", "one", "one");
        refuted("allowed by one person alone");
    }

    @Test
    void whatWasAllowedOfSomethingElseOrAfterwardsDoesNotCount() {
        allowed("one", "unreviewed-proposed", "f");
        allowed("two", "unreviewed-allowed", "another");
        released("grant", "one", "two");
        allowed("two", "unreviewed-allowed", "f");
        refuted("was not allowed by two persons before");
    }

    @Test
    void whatWasForPeopleByChanceMayNot() {
        use = USE.replace("0.000001", "1");
        allowed("one", "unreviewed-proposed", "f");
        allowed("two", "unreviewed-allowed", "f");
        released("grant", "one", "two");
        refuted("was for people to review");
    }

    private void allowed(String person, String kind, String face) {
        add("use-case:loan", "person:" + person, kind, "{\"face\":\"%s\"}".formatted(face));
    }

    private void released(String outcome, String first, String second) {
        add("decision:1", "service:s", "decision-submitted", "{\"caseHash\":\"h\",\"useCase\":\"loan\"}");
        add("decision:1", "system:process", "released-unreviewed",
                "{\"allowedBy\":\"%s\",\"caseHash\":\"h\",\"face\":\"f\",\"outcome\":\"%s\",\"proposedBy\":\"%s\"}"
                        .formatted(second, outcome, first));
    }

    private void add(String stream, String actor, String kind, String details) {
        entries.add(new LoggedEntry(new EntryFrame(kind, null, entries.size() + 1, stream), new byte[0], JsonMapper.shared().readTree(
                "{\"actor\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\",\"details\":%s}".formatted(actor, details))));
    }

    private void run() {
        var files = new TreeMap<>(Map.of("use-case.json", canonical(use)));
        new UnreviewedCheck(new BundleCheck(Bundle.of(files)), entries, entries.stream()
                .filter(entry -> entry.frame().stream().equals("decision:1")).toList(), said).run();
    }

    private static byte[] canonical(String json) {
        return io.countersign.kernel.CanonicalJson.text(JsonMapper.shared().readTree(json)).getBytes(StandardCharsets.UTF_8);
    }

    private void refuted(String why) {
        assertThatThrownBy(this::run).isInstanceOf(Refuted.class).hasMessageContaining(why);
    }
}
