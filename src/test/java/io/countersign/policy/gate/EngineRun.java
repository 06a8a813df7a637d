package io.countersign.policy.gate;

import io.countersign.policy.gate.Corpus.Case;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How one instance is led through the engine, and what was seen of it. */
final class EngineRun {

    private static final int MOST_JOBS = 30;
    private static final Pattern THROWN = Pattern.compile("error '(.*)'");
    private static final Pattern CODES = Pattern.compile("error:([a-z]+)");

    /** What is done with a job. */
    sealed interface Act {
        /** @param variables new values, so that choices can change */
        record Complete(Map<String, Object> variables) implements Act {}

        record Leave() implements Act {}

        record Retry() implements Act {}

        record Throw(String code) implements Act {}
    }

    final Case drawn;
    final String id;
    /** The event that begins it. */
    final Sketch start;
    /** The process that the event is in. */
    final Sketch process;
    /** Where choices go. */
    private final Set<String> path = new TreeSet<>();
    /** What happens. */
    private final Set<String> events = new TreeSet<>();
    private final Map<String, Act> acts = new HashMap<>();
    private final boolean reviews;
    private final boolean some;
    private final Optional<Random> dice;
    private int jobs;
    private boolean finalised;

    private EngineRun(Case drawn, String name, Sketch process, Sketch start, boolean reviews, boolean some, Optional<Random> dice) {
        this.drawn = drawn;
        this.id = drawn.prefix() + name;
        this.process = process;
        this.start = start;
        this.reviews = reviews;
        this.some = some;
        this.dice = dice;
    }

    /** Along a path that the check complains of; no review completes. */
    static EngineRun along(Case drawn, List<PathElement> path) {
        Sketch process = drawn.processes().stream().filter(one -> all(List.of(one)).anyMatch(element ->
                element.id().equals(path.getFirst().id()))).findFirst().orElseThrow();
        Sketch start = starts(process).filter(one -> one.id().equals(path.getFirst().id())).findFirst()
                .orElseGet(() -> starts(process).findFirst().orElseThrow());
        boolean some = path.stream().noneMatch(element -> element.note().equals("over nothing"));
        EngineRun run = new EngineRun(drawn, start.says("timer") ? process.id() : "escape", process, start, false, some, Optional.empty());
        path.forEach(element -> run.path.add(element.id()));
        for (int i = 0; i < path.size(); i++) run.follow(path, i);
        return run;
    }

    /** Where chance leads; no review completes. */
    static EngineRun byChance(Case drawn, int number) {
        Random dice = new Random(1000L * drawn.number() + number);
        Sketch process = drawn.processes().getFirst();
        List<Sketch> starts = starts(process).toList();
        EngineRun run = new EngineRun(drawn, "chance" + number, process, starts.get(number % starts.size()), false,
                dice.nextBoolean(), Optional.of(dice));
        // In one of four runs whatever can happen does.
        run.events.addAll(number % 4 == 0 ? ids(drawn) : run.some(dice));
        return run;
    }

    /** Everything is done, each review too, and nothing comes in between; but for the first run, chance leads. */
    static EngineRun reviewed(Case drawn, int number) {
        Sketch process = drawn.processes().getFirst();
        Optional<Random> dice = Optional.of(new Random(drawn.number() + number)).filter(_ -> number > 0);
        EngineRun run = new EngineRun(drawn, "reviewed" + number, process, starts(process).findFirst().orElseThrow(), true, true, dice);
        run.path.addAll(ids(drawn));
        all(drawn.processes()).filter(element -> element.kind().equals("catch") || element.kind().equals("receive"))
                .forEach(element -> run.events.add(element.id()));
        return run;
    }

    boolean finalised() {
        return finalised;
    }

    /** With other choices each time, when chance leads. */
    Map<String, Object> variables() {
        return Map.of("caseId", id, "path", reviews ? path : dice.map(this::some).orElse(path), "events", events, "items", some ? List.of(1, 2) : List.of(),
                "typeOfStep", Job.FINALISE_TYPE, "calledProcess", Engine.HELPER);
    }

    /** What happens of a kind from outside, once begun. */
    List<String> happening(String kind) {
        Predicate<Sketch> waits = element -> element.says(kind) || kind.equals("message") && element.kind().equals("receive");
        return all(drawn.processes()).filter(waits).map(Sketch::id).filter(events::contains)
                .filter(event -> drawn.processes().stream().flatMap(EngineRun::starts).noneMatch(begin -> begin.id().equals(event))).toList();
    }

    Act actOn(String type, String element) {
        if (type.equals(Job.FINALISE_TYPE)) {
            finalised = true;
            return complete();
        }
        if (++jobs > MOST_JOBS) return new Act.Leave();
        if (acts.containsKey(element)) return acts.get(element);
        // Where only changing choices lead astray, a failure would end nearly every run before.
        if (dice.isPresent() && !reviews && !drawn.engine("chances") && dice.get().nextInt(3) == 0) return fail(dice.get());
        return reviews || !type.equals(Job.REVIEW_TYPE) || !is("review", element) ? complete() : new Act.Leave();
    }

    private Act complete() {
        return new Act.Complete(dice.<Map<String, Object>>map(chance -> Map.of("path", some(chance))).orElse(Map.of()));
    }

    private Act fail(Random dice) {
        return dice.nextInt(5) == 0 ? new Act.Retry() : new Act.Throw(anyCode(dice));
    }

    /** What must be done for a token to get to an element on the path. */
    private void follow(List<PathElement> path, int i) {
        PathElement element = path.get(i);
        if (element.note().equals("at its end")) acts.put(element.id(), complete());
        boolean passed = i + 1 < path.size() && !happens(path.get(i + 1));
        if (passed && is("receive", element.id()) || happens(element)) events.add(element.id());
        if (happens(element) && i > 0) acts.putIfAbsent(path.get(i - 1).id(), new Act.Leave());
        if (!element.note().startsWith("error")) return;
        Matcher code = THROWN.matcher(element.note());
        acts.put(path.get(is("esp", path.get(i - 1).id()) ? i - 2 : i - 1).id(), new Act.Throw(code.matches() ? code.group(1) : "any"));
    }

    private static boolean happens(PathElement element) {
        return element.note().matches("(timer|message|signal).*");
    }

    private boolean is(String kind, String id) {
        return all(drawn.processes()).anyMatch(element -> element.kind().equals(kind) && element.id().equals(id));
    }

    private String anyCode(Random dice) {
        List<String> codes = CODES.matcher(drawn.processes().toString()).results().map(found -> found.group(1)).sorted().toList();
        return codes.isEmpty() || dice.nextInt(4) == 0 ? "another" : codes.get(dice.nextInt(codes.size()));
    }

    private Set<String> some(Random dice) {
        return ids(drawn).stream().filter(_ -> dice.nextBoolean()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** In an order of their own, so that the same dice do the same. */
    private static Set<String> ids(Case drawn) {
        return all(drawn.processes()).map(Sketch::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Sketch> starts(Sketch process) {
        return process.inside().stream().filter(element -> element.kind().equals("start"));
    }

    private static Stream<Sketch> all(List<Sketch> sketches) {
        return sketches.stream().flatMap(sketch -> Stream.concat(Stream.of(sketch), all(sketch.inside())));
    }

    @Override
    public String toString() {
        return drawn.number() + " " + drawn.name();
    }
}
