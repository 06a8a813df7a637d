package io.countersign.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code countersign bench} was asked for. */
record Options(Kind kind, Map<String, String> given) {

    private static final String USAGE = """
            Usage: countersign bench [--cases N] [--concurrency C] [--warmup W] [--reviewers R] [--in-flight M]
                                     [--data DIR] [--json FILE]
                   countersign bench --volume [--open N] [--finished N] [--data DIR] [--json FILE]
                   countersign bench --log [--short] [--cases N] [--rounds R] [--warmup W] [--concurrency C] [--entries N]
                                     [--leaves N] [--proofs N] [--data DIR] [--json FILE]
                   countersign bench --log --whole [--cases N] [--rounds R] [--warmup W] [--concurrency C] [--reviewers R]
                                     [--in-flight M] [--data DIR] [--json FILE]""";

    private static final List<String> FLAGS = List.of("--volume", "--log", "--short", "--whole");
    private static final List<String> PLACES = List.of("--data", "--json");

    /** What is measured, and the numbers that it is measured with unless others are given. */
    enum Kind {
        LOAD("", "--cases", 2_000, "--concurrency", 32, "--warmup", 500, "--reviewers", 16, "--in-flight", Integer.MAX_VALUE),
        VOLUME(" --volume", "--open", 100_000, "--finished", 1_000_000),
        LOG(" --log", "--cases", 2_000, "--rounds", 5, "--warmup", 4, "--concurrency", 16, "--entries", 1_000_000,
                "--leaves", 10_000_000, "--proofs", 1_000),
        LOG_WHOLE(" --log --whole", "--cases", 1_000, "--rounds", 2, "--warmup", 500, "--concurrency", 32, "--reviewers", 16,
                "--in-flight", Integer.MAX_VALUE),
        LOG_SHORT(" --log --short", "--cases", 20, "--rounds", 1, "--warmup", 1, "--concurrency", 4, "--entries", 700,
                "--leaves", 70_000, "--proofs", 20);

        private final String flags;
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        Kind(String flags, Object... numbers) {
            this.flags = flags;
            for (int n = 0; n < numbers.length; n += 2) this.numbers.put((String) numbers[n], (Integer) numbers[n + 1]);
        }

        private static Kind of(List<String> arguments) {
            if (arguments.contains("--log")) return arguments.contains("--short") ? LOG_SHORT
                    : arguments.contains("--whole") ? LOG_WHOLE : LOG;
            return arguments.contains("--volume") ? VOLUME : LOAD;
        }
    }

    /** @throws BenchFailure naming what was not understood */
    static Options parse(List<String> arguments) {
        var kind = Kind.of(arguments);
        var given = new HashMap<String, String>();
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String name = left.pop();
            if (FLAGS.contains(name) && kind.flags.contains(" " + name)) continue;
            if (!kind.numbers.containsKey(name) && !PLACES.contains(name))
                throw new BenchFailure("Unknown option " + name + "\n" + USAGE);
            if (left.isEmpty()) throw new BenchFailure(name + " needs a value\n" + USAGE);
            given.put(name, left.pop());
        }
        var options = new Options(kind, Map.copyOf(given));
        kind.numbers.keySet().forEach(options::number);
        return options;
    }

    int cases() {
        return number("--cases");
    }

    /** Submissions under way at a time. */
    int concurrency() {
        return number("--concurrency");
    }

    /** Cases, or rounds of them, before those that count. */
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

    /** How often the load is run with the log and as often without it. */
    int rounds() {
        return number("--rounds");
    }

    /** Of the log that is verified. */
    int entries() {
        return number("--entries");
    }

    /** Of the tree in which entries are proved. */
    int leaves() {
        return number("--leaves");
    }

    int proofs() {
        return number("--proofs");
    }

    Optional<Path> data() {
        return Optional.ofNullable(given.get("--data")).map(Path::of);
    }

    Optional<Path> json() {
        return Optional.ofNullable(given.get("--json")).map(Path::of);
    }

    /** With every number that matters, whether it was given or not. */
    String command() {
        var text = new StringBuilder("./countersign bench").append(kind.flags);
        for (String name : kind.numbers.keySet())
            if (number(name) != Integer.MAX_VALUE) text.append(' ').append(name).append(' ').append(number(name));
        return text.toString();
    }

    private int number(String name) {
        String text = given.get(name);
        if (text == null) return kind.numbers.get(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) return number;
        } catch (NumberFormatException notANumber) {
            // told below, like a number out of range
        }
        throw new BenchFailure(name + " must be a whole number from 1, not " + text);
    }
}
