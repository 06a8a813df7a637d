package io.countersign.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.policy.gate.Corpus.Case;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine itself says whether the verdicts are true: what passes does not finalise unreviewed, what is refused does. */
class CorpusIT {

    private static final int CHANCES = 4;

    private static Engine engine;
    private static Set<Case> taken;

    @BeforeAll
    static void deployAll() {
        engine = new Engine();
        taken = Corpus.all().stream().filter(one -> engine.deploy(one).isEmpty()).collect(Collectors.toSet());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void whatTheEngineDoesNotTakeIsMarkedSoInTheCorpus() {
        assertThat(names(Corpus.all().stream().filter(one -> !taken.contains(one))))
                .isEqualTo(names(Corpus.all().stream().filter(one -> !one.deployable())));
    }

    @Test
    void whatIsRefusedFinalisesUnreviewed() {
        List<EngineRun> runs = Corpus.mutated().stream().filter(Case::runs).map(one -> EngineRun.along(one, path(one))).toList();
        engine.lead(runs);
        assertThat(runs.stream().filter(run -> !run.finalised())).isEmpty();
    }

    @Test
    void whatPassesDoesNotFinaliseWhateverHappensAndNobodyReviews() {
        List<EngineRun> runs = Corpus.honest().stream().filter(Case::runs)
                .flatMap(one -> Stream.iterate(0, number -> number + 1).limit(CHANCES).map(number -> EngineRun.byChance(one, number))).toList();
        engine.lead(runs);
        assertThat(runs.stream().filter(EngineRun::finalised)).isEmpty();
    }

    @Test
    void whatPassesFinalisesOnceReviewed() {
        List<EngineRun> runs = Corpus.honest().stream().filter(Case::runs).map(EngineRun::reviewed).toList();
        engine.lead(runs);
        assertThat(runs.stream().filter(run -> run.finalised() != run.drawn.ends())).isEmpty();
    }

    private static List<PathElement> path(Case one) {
        return switch (GateCheck.check(List.of(BpmnFile.of(one.name(), one.bpmn())), Deployed.nothing())) {
            case Verdict.Refused refused -> refused.findings().getFirst().path();
            default -> throw new AssertionError(one + " is not refused");
        };
    }

    private static Set<String> names(Stream<Case> cases) {
        return cases.map(Case::name).collect(Collectors.toSet());
    }
}
