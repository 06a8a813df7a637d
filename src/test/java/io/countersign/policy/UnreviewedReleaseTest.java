package io.countersign.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.countersign.client.Samples;
import io.countersign.kernel.Refusal.FieldError;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class UnreviewedReleaseTest {

    @Test
    void nothingPassesUnlessItIsSaid() {
        assertThat(Oversight.SINGLE.unreviewed()).isNull();
        assertThat(pointers("{'outcomes': ['approve'], 'sampleRate': 0.1, 'seed': 's'}")).isEmpty();
    }

    @Test
    void whatIsAdverseOrUndeclaredIsRefusedByName() {
        assertThat(pointers("{'outcomes': ['approve', 'deny', 'perhaps', 'approve'], 'sampleRate': 0.1, 'seed': 's'}"))
                .containsExactly("/oversight/unreviewed/outcomes/1", "/oversight/unreviewed/outcomes/2",
                        "/oversight/unreviewed/outcomes/3");
        assertThat(pointers("{'outcomes': [], 'sampleRate': 0.1, 'seed': 's'}")).containsExactly("/oversight/unreviewed/outcomes");
    }

    @Test
    void someOfItIsAlwaysLookedAt() {
        for (String rate : List.of("0", "-0.1", "1.01"))
            assertThat(pointers("{'outcomes': ['approve'], 'sampleRate': %s, 'seed': ' '}".formatted(rate)))
                    .containsExactly("/oversight/unreviewed/sampleRate", "/oversight/unreviewed/seed");
    }

    @Test
    void chanceAsksPeopleAsOftenAsItSaysAndNeverLessThanAJurisdictionDoes() {
        var setting = new UnreviewedRelease(List.of("approve"), new BigDecimal("0.2"), "seed");
        assertThat(sampled(setting, BigDecimal.ZERO)).isBetween(3_800L, 4_200L);
        assertThat(sampled(setting, new BigDecimal("0.5"))).isBetween(9_700L, 10_300L);
        assertThat(sampled(setting, BigDecimal.ONE)).isEqualTo(20_000);
    }

    @Test
    void whatTwoStewardsAllowedIsAboutJustThat() {
        String allowed = face(use -> use);
        assertThat(allowed).isEqualTo(face(use -> use.put("queue", "elsewhere")));
        for (Function<ObjectNode, ObjectNode> change : List.<Function<ObjectNode, ObjectNode>>of(
                use -> { use.withObject("/oversight/unreviewed").put("sampleRate", 0.01); return use; },
                use -> { use.withObject("/models/0").put("name", "another"); return use; },
                use -> { use.withObject("/outcomes/0").put("title", "Another"); return use; },
                use -> { use.withArray("/oversight/unreviewed/outcomes").add("other"); return use; }))
            assertThat(face(change)).isNotEqualTo(allowed);
    }

    private static String face(Function<ObjectNode, ObjectNode> change) {
        var use = (ObjectNode) Samples.useCase("loan-denial");
        use.withObject("/oversight/unreviewed").put("sampleRate", 0.1).put("seed", "s").putArray("outcomes").add("approve");
        return Face.ofUnreviewed(change.apply(use)).toString();
    }

    private static long sampled(UnreviewedRelease setting, BigDecimal least) {
        return IntStream.range(0, 20_000).filter(n -> setting.samples(new UUID(7, n), least)).count();
    }

    private static List<String> pointers(String setting) {
        var use = (ObjectNode) Samples.useCase("loan-denial");
        use.putObject("oversight").set("unreviewed", JsonMapper.shared().readTree(setting.replace('\'', '"')));
        return DefinitionRules.objections("loan-denial", JsonMapper.shared().treeToValue(use, UseCaseDefinition.class)).stream()
                .map(FieldError::pointer).toList();
    }
}
