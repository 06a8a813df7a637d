package io.countersign.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed. {@code data} is where the embedded default keeps its files; {@code limit} is in rows,
 * {@code concurrency} in batches under way at once.
 */
record SubmitOptions(Path csv, Path mapping, String useCase, Path data, Optional<String> url, Optional<String> issuer,
                     Optional<String> clientId, Optional<String> secretVariable, long limit, int concurrency) {

    static final String USAGE = """
        Usage: countersign submit --csv FILE --mapping MAPPING.yaml --use-case KEY
                 [--data DIR | --url URL --issuer URL --client-secret-env NAME] [--client-id ID]
                 [--limit N] [--concurrency N]
        Without --url and --issuer it talks to the embedded default, whose data lie in DIR (.countersign), as the
        mapping's client.
        The secret of any other client is read from the environment variable named.""";

    private static final List<String> NAMES = List.of("--csv", "--mapping", "--use-case", "--data", "--url", "--issuer",
        "--client-id", "--client-secret-env", "--limit", "--concurrency");

    static SubmitOptions of(String... arguments) {
        var given = new HashMap<String, String>();
        for (var i = 0; i < arguments.length; i += 2) {
            if (!NAMES.contains(arguments[i])) {
                throw new CannotRun("unknown option " + arguments[i]);
            }
            if (i + 1 == arguments.length || arguments[i + 1].startsWith("--")) {
                throw new CannotRun(arguments[i] + " needs a value");
            }
            if (given.put(arguments[i], arguments[i + 1]) != null) {
                throw new CannotRun(arguments[i] + " is given twice");
            }
        }
        if (given.containsKey("--url") != given.containsKey("--issuer")) {
            throw new CannotRun("--url and --issuer go together");
        }
        return new SubmitOptions(Path.of(required(given, "--csv")), Path.of(required(given, "--mapping")),
            required(given, "--use-case"), Path.of(given.getOrDefault("--data", ".countersign")),
            optional(given, "--url"), optional(given, "--issuer"), optional(given, "--client-id"), optional(given, "--client-secret-env"),
            number(given, "--limit", Long.MAX_VALUE), (int) number(given, "--concurrency", 64));
    }

    private static long number(Map<String, String> given, String name, long most) {
        var text = given.getOrDefault(name, name.equals("--limit") ? Long.toString(most) : "2");
        try {
            var number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, with what is out of range
        }
        throw new CannotRun(name + ": expected a whole number from 1 to " + most + ", but found '" + text + "'");
    }

    private static Optional<String> optional(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name));
    }

    private static String required(Map<String, String> given, String name) {
        return optional(given, name).orElseThrow(() -> new CannotRun(name + " is missing"));
    }
}
