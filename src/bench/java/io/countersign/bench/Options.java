package io.countersign.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code countersign bench} was asked for. */
record Options(boolean volume, Map<String, String> given) {

    private static final String USAGE = """
            Usage: countersign bench [--cases N] [--concurrency C] [--warmup W] [--reviewers R] [--in-flight M]
                                     [--data DIR] [--json FILE]
                   countersign bench --volume [--open N] [--finished N] [--data DIR] [--json FILE]""";

    private static final List<String> OF_LOAD = List.of("--cases", "--concurrency", "--warmup", "--reviewers", "--in-flight");
    private static final List<String> OF_VOLUME = List.of("--open", "--finished");
    private static final List<String> PLACES = List.of("--data", "--json");

    /** @throws BenchFailure naming what was not understood */
    static Options parse(List<String> arguments) {
        boolean volume = arguments.contains("--volume");
        var known = volume ? OF_VOLUME : OF_LOAD;
        var given = new HashMap<String, String>();
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String name = left.pop();
            if (name.equals("--volume")) continue;
            if (!known.contains(name) && !PLACES.contains(name))
                throw new BenchFailure("Unknown option " + name + "\n" + USAGE);
            if (left.isEmpty()) throw new BenchFailure(name + " needs a value\n" + USAGE);
            given.put(name, left.pop());
        }
        var options = new Options(volume, Map.copyOf(given));
        known.forEach(options::number);
        return options;
    }

    int cases() {
        return number("--cases");
    }

    /** Submissions under way at a time. */
    int concurrency() {
        return number("--concurrency");
    }

    /** Cases before those that count. */
    int warmup() {
        return number("--warmup");
    }

    /** Reviewers at work at a time. */
    int reviewers() {
        return number("--reviewers");
    }

    /** Cases submitted and not yet judged at a time. */
    int inFlight() {
        return number("--in-flight");
    }

    int open() {
        return number("--open");
    }

    int finished() {
        return number("--finished");
    }

    Optional<Path> data() {
        return Optional.ofNullable(given.get("--data")).map(Path::of);
    }

    Optional<Path> json() {
        return Optional.ofNullable(given.get("--json")).map(Path::of);
    }

    /** With every number that matters, whether it was given or not. */
    String command() {
        var text = new StringBuilder("./countersign bench");
        if (volume) text.append(" --volume");
        for (String name : volume ? OF_VOLUME : OF_LOAD)
            if (number(name) != Integer.MAX_VALUE) text.append(' ').append(name).append(' ').append(number(name));
        return text.toString();
    }

    private int number(String name) {
        String text = given.get(name);
        if (text == null) return byDefault(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) return number;
        } catch (NumberFormatException notANumber) {
            // told below, like a number out of range
        }
        throw new BenchFailure(name + " must be a whole number from 1, not " + text);
    }

    private static int byDefault(String name) {
        return switch (name) {
            case "--cases" -> 2_000;
            case "--concurrency" -> 32;
            case "--warmup" -> 500;
            case "--reviewers" -> 16;
            case "--in-flight" -> Integer.MAX_VALUE;
            case "--open" -> 100_000;
            case "--finished" -> 1_000_000;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
