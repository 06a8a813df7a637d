package io.countersign.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.policy.gate.Corpus.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The engine itself says whether the verdicts are true: what passes does not finalise unreviewed, what is refused does. What is
 * refused though this engine would not finalise it is named in the corpus, and shown not to.
 */
class CorpusIT {

    private static final int CHANCES = 8;
    /** For what only chance leads astray. */
    private static final int MANY_CHANCES = 40;
    private static final int REVIEWS = 4;

    private static Set<Case> taken;
    private static List<EngineRun> along;
    private static List<EngineRun> byManyChances;
    private static List<EngineRun> spared;
    private static List<EngineRun> unreviewed;
    private static List<EngineRun> reviewed;

    @BeforeAll
    static void runAll() {
        try (Engine engine = new Engine()) {
            taken = Set.copyOf(engine.deploy(Corpus.all()));
            List<Case> mutated = Corpus.mutated().stream().filter(taken::contains).toList();
            List<Case> honest = Corpus.honest().stream().filter(taken::contains).toList();
            along = runs(mutated.stream().filter(one -> !one.engine("spares") && !one.engine("chances")), 1,
                    one -> _ -> EngineRun.along(one, path(one)));
            byManyChances = runs(mutated.stream().filter(one -> one.engine("chances")), MANY_CHANCES,
                    one -> number -> EngineRun.byChance(one, number));
            spared = runs(mutated.stream().filter(one -> one.engine("spares")), CHANCES, one -> number -> EngineRun.byChance(one, number));
            unreviewed = runs(honest.stream(), CHANCES, one -> number -> EngineRun.byChance(one, number));
            reviewed = runs(honest.stream(), REVIEWS, one -> number -> EngineRun.reviewed(one, number));
            engine.lead(Stream.of(along, byManyChances, spared, unreviewed).flatMap(List::stream).toList());
            // By themselves, for signals reach all runs of a process.
            engine.lead(reviewed);
        }
    }

    @Test
    void whatTheEngineDoesNotTakeIsMarkedSoInTheCorpus() {
        assertThat(names(Corpus.all().stream().filter(one -> !taken.contains(one))))
                .isEqualTo(names(Corpus.all().stream().filter(one -> one.engine("refuses"))));
    }

    @Test
    void whatIsRefusedFinalisesUnreviewedAlongThePathThatIsNamed() {
        assertThat(along).isNotEmpty().allMatch(EngineRun::finalised);
    }

    @Test
    void whereThePathNeedsChoicesThatChangeChanceFindsIt() {
        assertThat(cases(byManyChances.stream().filter(EngineRun::finalised))).isNotEmpty().isEqualTo(cases(byManyChances.stream()));
    }

    @Test
    void whatIsRefusedForCautionOnlyIsMarkedSoInTheCorpus() {
        assertThat(spared).isNotEmpty().noneMatch(EngineRun::finalised);
    }

    @Test
    void whatPassesDoesNotFinaliseWhateverHappensAndNobodyReviews() {
        assertThat(unreviewed).isNotEmpty().noneMatch(EngineRun::finalised);
    }

    @Test
    void whatPassesFinalisesOnceReviewed() {
        assertThat(cases(reviewed.stream().filter(EngineRun::finalised)))
                .isEqualTo(cases(reviewed.stream().filter(run -> run.drawn.ends())));
    }

    private static List<EngineRun> runs(Stream<Case> cases, int times, Function<Case, IntFunction<EngineRun>> how) {
        List<EngineRun> runs = new ArrayList<>();
        cases.forEach(one -> IntStream.range(0, times).mapToObj(how.apply(one)).forEach(runs::add));
        return runs;
    }

    private static List<PathElement> path(Case one) {
        return switch (GateCheck.check(List.of(BpmnFile.of(one.name(), one.bpmn())), Deployed.nothing())) {
            case Verdict.Refused refused -> refused.findings().getFirst().path();
            default -> throw new AssertionError(one + " is not refused");
        };
    }

    private static Set<String> cases(Stream<EngineRun> runs) {
        return names(runs.map(run -> run.drawn));
    }

    private static Set<String> names(Stream<Case> cases) {
        return cases.map(Case::name).collect(Collectors.toSet());
    }
}
