package io.countersign.policy.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The quick look at places and the game of tokens are two ways to the same answer. */
class RandomProcessesTest {

    private static final int PROCESSES = 400;
    private static final int STATES = 2_000;

    private static final List<Played> played = new ArrayList<>();

    private record Played(String sketch, Reach reach, Game.Result all, Optional<Game.Result> hinted) {}

    @BeforeAll
    static void playAll() {
        for (long seed = 0; seed < PROCESSES; seed++) play(RandomProcess.of(seed)).ifPresent(played::add);
    }

    @Test
    void whatIsNotReachedAtAGlanceIsNeverReached() {
        assertThat(played).filteredOn(one -> one.reach().goal().isEmpty())
                .noneMatch(one -> one.all() instanceof Game.Result.Found).hasSizeGreaterThan(PROCESSES / 4);
    }

    @Test
    void whatIsReachedByTheShortWayIsReachedByTheLong() {
        assertThat(played).filteredOn(one -> one.hinted().filter(Game.Result.Found.class::isInstance).isPresent())
                .noneMatch(one -> one.all() instanceof Game.Result.Never).hasSizeGreaterThan(PROCESSES / 8);
    }

    @Test
    void everyPathBeginsAtAStartAndEndsAtWhatFinalises() {
        assertThat(played).filteredOn(one -> one.all() instanceof Game.Result.Found).allSatisfy(one -> {
            List<PathElement> path = Route.of(((Game.Result.Found) one.all()).hops());
            assertThat(one.sketch()).containsPattern("(start|esp) " + path.getFirst().id() + "\\b");
            assertThat(one.sketch()).contains("finalise " + path.getLast().id() + " ");
        });
    }

    /** Nothing for what cannot be drawn, such as an inclusive gateway that joins. */
    private static Optional<Played> play(String sketch) {
        try {
            Definitions file = Definitions.of(BpmnFile.of("dice", Drawing.of("", Sketch.read(sketch.lines().toList()))));
            Net net = new Net(file.process("main"), new Processes(List.of(file), List.of()));
            Reach reach = new Reach(net);
            return Optional.of(new Played(sketch, reach, new Game(net, reach, STATES).play(move -> true, false), reach.goal().map(goal ->
                    new Game(net, reach, STATES).play(Hint.of(reach, goal)::contains, true))));
        } catch (Refusal undecided) {
            return Optional.empty();
        }
    }
}
