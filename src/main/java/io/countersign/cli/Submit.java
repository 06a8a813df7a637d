package io.countersign.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code countersign submit}: sends each row of a file as a submission. Exit codes: 0 every row is there, 1 some rows
 * were refused, 2 it could not run. Running it again is safe, a row keeps its idempotency key.
 */
public final class Submit {

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Path directory;
    private final List<Duration> pauses;

    Submit(PrintStream out, PrintStream err, Map<String, String> environment, Path directory, List<Duration> pauses) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.directory = directory;
        this.pauses = pauses;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new Submit(System.out, System.err, System.getenv(), Path.of(""), Sending.PAUSES).run(arguments));
    }

    int run(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            out.println(SubmitOptions.USAGE);
            return 0;
        }
        try {
            return submit(options(arguments));
        } catch (CannotRun refused) {
            err.println("countersign submit: " + refused.getMessage());
            return 2;
        }
    }

    private int submit(SubmitOptions options) throws InterruptedException {
        var mapping = MappingFile.read(options.mapping());
        try (var rows = new Rows(options.csv(), mapping.layout());
             var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                 .connectTimeout(Duration.ofSeconds(10)).build()) {
            rows.mustHave(mapping.columns());
            var target = Target.of(options, mapping.client(), environment, directory);
            var tokens = new AccessTokens(http, target, Clock.systemUTC());
            reach(tokens, target);
            out.println("Submitting " + options.csv().getFileName() + " to " + options.useCase() + " as " + target);
            var tally = new Tally();
            try (var batches = new Batches(new Sending(new BatchApi(http, target, tokens), pauses),
                    options.concurrency(), tally, out)) {
                rows.forEach(options.limit(), row -> batches.add(mapping.line(options.useCase(), row)));
            } finally {
                tally.summary(out);
            }
            if (tally.isEmpty()) throw new CannotRun(options.csv() + ": holds no row"
                + (mapping.layout().where().isEmpty() ? "" : " that the 'where' of " + options.mapping() + " keeps"));
            return tally.anyRefused() ? 1 : 0;
        }
    }

    /** Once at the start, so that a wrong secret or address is one line rather than a refusal for every row. */
    private static void reach(AccessTokens tokens, Target target) throws InterruptedException {
        try {
            tokens.current();
        } catch (IOException unreachable) {
            throw new CannotRun(target.issuer() + " cannot be reached: " + unreachable);
        }
    }

    private SubmitOptions options(String... arguments) {
        try {
            return SubmitOptions.of(arguments);
        } catch (CannotRun refused) {
            throw new CannotRun(refused.getMessage() + System.lineSeparator() + SubmitOptions.USAGE);
        }
    }
}
