package io.countersign.policy.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The processes in {@code src/test/resources/gate}. A case begins with {@code === name}. Then may come, one a line:
 * {@code refused RULE} with the path expected; {@code engine refuses} with the reason why the engine does not take it,
 * {@code engine spares} with the reason why it does not finalise unreviewed in this engine though it is refused,
 * {@code engine chances} with the reason why only chance leads it there; {@code never finalises} for what does not, with a
 * review or without.
 */
final class Corpus {

    private static final Path FOLDER = Path.of("src/test/resources/gate");

    private Corpus() {}

    /** @param number counts over all files @param engine what is special about it in the engine @param ends whether it finalises once reviewed */
    record Case(int number, String name, Optional<Rule> rule, List<String> path, Optional<String> engine, boolean ends, List<Sketch> processes) {

        /** @param verb {@code refuses}, {@code spares} or {@code chances} */
        boolean engine(String verb) {
            return engine.filter(why -> why.startsWith(verb)).isPresent();
        }

        String prefix() {
            return "c" + number + "-";
        }

        String bpmn() {
            return Drawing.of(prefix(), processes);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> honest() {
        return all().stream().filter(one -> one.rule().isEmpty()).toList();
    }

    static List<Case> mutated() {
        return all().stream().filter(one -> one.rule().isPresent()).toList();
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".txt")).sorted().toList())
                for (String part : Files.readString(file).split("(?m)^=== ")) if (!part.isBlank()) cases.add(read(cases.size() + 1, part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static Case read(int number, String text) {
        List<String> lines = new ArrayList<>(text.lines().filter(line -> !line.startsWith("#")).toList());
        String name = lines.removeFirst();
        List<String> refused = directive(lines, "refused ");
        Optional<String> engine = Optional.of(String.join(" ", directive(lines, "engine "))).filter(reason -> !reason.isEmpty());
        boolean ends = directive(lines, "never ").isEmpty();
        boolean several = lines.stream().anyMatch(line -> line.startsWith("process "));
        List<Sketch> read = Sketch.read(lines);
        List<Sketch> processes = several ? read : List.of(new Sketch("process", "main", List.of(), List.of(), read));
        return new Case(number, name, refused.stream().findFirst().map(Rule::valueOf), refused.stream().skip(1).toList(), engine, ends, processes);
    }

    private static List<String> directive(List<String> lines, String word) {
        if (lines.isEmpty() || !lines.getFirst().startsWith(word)) return List.of();
        return Arrays.asList(lines.removeFirst().substring(word.length()).split("\\s+"));
    }
}
