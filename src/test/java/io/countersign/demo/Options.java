package io.countersign.demo;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/** What {@code countersign demo} was asked for. */
record Options(boolean once, int port, Path data) {

    static final String USAGE = "Usage: countersign demo [--once] [--port N] [--data DIR]";

    /** @throws Refusal naming what was not understood */
    static Options parse(List<String> arguments) {
        var options = new Options(false, 8080, Path.of(".countersign"));
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            var name = left.pop();
            options = switch (name) {
                case "--once" -> new Options(true, options.port, options.data);
                case "--port" -> new Options(options.once, port(value(name, left)), options.data);
                case "--data" -> new Options(options.once, options.port, Path.of(value(name, left)));
                default -> throw new Refusal("Unknown option " + name + ". " + USAGE);
            };
        }
        return options;
    }

    private static String value(String name, ArrayDeque<String> left) {
        if (left.isEmpty()) {
            throw new Refusal(name + " needs a value. " + USAGE);
        }
        return left.pop();
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below.
        }
        throw new Refusal("--port takes a number from 1 to 65535, not " + text);
    }
}
