package io.countersign.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.policy.gate.Corpus.Case;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many processes that try to finalise unreviewed, each by its own trick, and many that do not and look as if. */
class CorpusTest {

    static Stream<Case> honest() {
        return Corpus.honest().stream();
    }

    static Stream<Case> mutated() {
        return Corpus.mutated().stream();
    }

    @ParameterizedTest
    @MethodSource("honest")
    void anHonestProcessPasses(Case honest) {
        assertThat(verdict(honest)).isInstanceOf(Verdict.Passes.class);
    }

    @ParameterizedTest
    @MethodSource("mutated")
    void aMutatedProcessIsRefusedForTheRightReason(Case mutated) {
        assertThat(verdict(mutated)).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            Finding first = refused.findings().getFirst();
            assertThat(first.rule()).isEqualTo(mutated.rule().orElseThrow());
            assertThat(first.path().stream().map(element -> element.id().replace(mutated.prefix(), "")).toList()).isEqualTo(mutated.path());
            assertThat(first.sentence()).endsWith(".");
        });
    }

    @Test
    void theCorpusIsLargeEnough() {
        assertThat(Corpus.honest()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(Corpus.mutated()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Corpus.all().stream().map(Case::name)).doesNotHaveDuplicates();
    }

    private static Verdict verdict(Case one) {
        return GateCheck.check(List.of(BpmnFile.of(one.name(), one.bpmn())), Deployed.nothing());
    }
}
