package io.countersign.bench;

import io.countersign.client.Api;
import io.countersign.devservices.ApplicationProcess;
import io.countersign.devservices.FreshParts;
import io.countersign.devservices.Part;
import io.countersign.devservices.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The same cases through the whole of Countersign with the log and without it: services, engine, reviewers. */
record WholeLogRun(Options options, Path data) {

    private static final double AIM = 0.9;

    /** @param perSecond cases, from the first submission to the last release @param millis of processor time for a case, by part */
    record Round(boolean logged, double perSecond, Map<String, Double> millis) {

        double processorMillis() {
            return millis.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        @Override
        public String toString() {
            return "%s %.1f cases/s; a case: %.1f ms of processor time %s".formatted(logged ? "with   " : "without", perSecond,
                    processorMillis(), millis);
        }
    }

    void run() throws Exception {
        var rounds = new ArrayList<Round>();
        var stack = FreshParts.stack(data);
        var first = FreshParts.application(stack);
        try (stack) {
            stack.start(part -> Bench.say("  " + part.name() + " is ready"), List.of(first));
            var parties = Parties.of(stack);
            first.stop();
            for (int n = 0; n < options.rounds(); n++)
                for (boolean logged : n % 2 == 0 ? List.of(true, false) : List.of(false, true)) {
                    rounds.add(round(stack, parties, logged, 2 * n + (logged ? 0 : 1)));
                    Bench.say("  " + rounds.getLast());
                }
        } finally {
            first.stop();
        }
        report(rounds);
    }

    private Round round(Stack stack, Parties parties, boolean logged, int n) throws SQLException, InterruptedException, IOException {
        try (var superuser = FreshParts.superuser(stack.postgres())) {
            Demands.set(superuser, logged ? "enable" : "disable");
        }
        ApplicationProcess application = logged ? FreshParts.application(stack) : FreshParts.application(stack,
                UnloggedApplication.class, NoLog.class);
        application.start();
        try {
            return measured(stack, application, parties, logged, n);
        } finally {
            application.stop();
        }
    }

    private Round measured(Stack stack, ApplicationProcess application, Parties parties, boolean logged, int n)
            throws InterruptedException {
        var pids = new LinkedHashMap<>(Map.of("driver", ProcessHandle.current().pid()));
        for (Part part : List.of(application, stack.postgres(), stack.zeebe(), stack.keycloak())) pids.put(part.name(), part.pid());
        var books = new Books(stack.applicationProperties());
        cases("WARM" + n, options.warmup(), parties, books);
        var before = ProcessorTime.atRest(pids);
        long begun = System.nanoTime();
        Series series = cases("BENCH" + n, options.cases(), parties, books);
        long nanos = System.nanoTime() - begun;
        if (logged) books.awaitQuiet(series);
        return new Round(logged, options.cases() / (nanos / 1e9), ProcessorTime.atRest(pids).millisPerCaseSince(before, options.cases()));
    }

    private Series cases(String name, int count, Parties parties, Books books) throws InterruptedException {
        var series = new Series(name, count, options);
        series.run(parties);
        books.awaitReleased(series);
        return series;
    }

    private void report(List<Round> rounds) throws IOException {
        double byTime = mean(rounds, true, Round::perSecond) / mean(rounds, false, Round::perSecond);
        double byProcessor = mean(rounds, false, Round::processorMillis) / mean(rounds, true, Round::processorMillis);
        Bench.say("  with the log to without it: %.2f by time, %.2f by processor time (aim %.1f)\n\n%s\n%s".formatted(byTime,
                byProcessor, AIM, options.command(), Machine.present()));
        if (options.json().isPresent()) Files.write(options.json().get(), Api.JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(Map.of("command", options.command(), "machine", Machine.present(), "rounds", rounds,
                        "ratioByTime", byTime, "ratioByProcessorTime", byProcessor)));
    }

    private static double mean(List<Round> rounds, boolean logged, ToDoubleFunction<Round> of) {
        return rounds.stream().filter(round -> round.logged() == logged).mapToDouble(of).average().orElseThrow();
    }
}
