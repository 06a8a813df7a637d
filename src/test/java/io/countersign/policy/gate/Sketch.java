package io.countersign.policy.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line of a drawn process: {@code kind id words… -> targets}, with {@code \{} where its inside begins.
 *
 * @param words  what else is said of it: an event such as {@code error:lost}, {@code @host}, {@code mi}, {@code listener=type}
 * @param inside what lies between braces
 */
record Sketch(String kind, String id, List<String> words, List<String> targets, List<Sketch> inside) {

    /** Reads lines up to the closing brace of the outermost. */
    static List<Sketch> read(List<String> lines) {
        return new Reader(lines).level();
    }

    Optional<String> word(String prefix) {
        return words.stream().filter(word -> word.startsWith(prefix)).findFirst().map(word -> word.substring(prefix.length()));
    }

    boolean says(String word) {
        return words.contains(word);
    }

    private static final class Reader {

        private final List<String> lines;
        private int next;

        Reader(List<String> lines) {
            this.lines = lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        }

        List<Sketch> level() {
            List<Sketch> level = new ArrayList<>();
            while (next < lines.size()) {
                String line = lines.get(next++);
                if (line.equals("}")) return level;
                level.add(line(line));
            }
            return level;
        }

        private Sketch line(String line) {
            boolean opens = line.endsWith("{");
            String[] sides = (opens ? line.substring(0, line.length() - 1) : line).split("->", 2);
            List<String> words = Arrays.asList(sides[0].strip().split("\\s+"));
            List<String> targets = sides.length == 1 ? List.of() : Arrays.stream(sides[1].split(",")).map(String::strip).toList();
            return new Sketch(words.get(0), words.get(1), words.subList(2, words.size()), targets, opens ? level() : List.of());
        }
    }
}
