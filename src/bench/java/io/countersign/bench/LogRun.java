package io.countersign.bench;

import io.countersign.bench.LogCost.Round;
import io.countersign.client.Api;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the log costs, and how fast it is verified and proved. */
record LogRun(Options options, Path data) {

    private static final double COST_AIM = 0.9;
    private static final double VERIFY_AIM = 0.6;
    private static final double PROOF_AIM_MILLIS = 5;

    void run() throws Exception {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("command", options.command());
        report.put("machine", Machine.present());
        try (var databases = new LogDatabases(data, new Load("FIRST", Math.max(1, options.cases() / 2), options.concurrency()))) {
            Bench.say("Measuring " + options.cases() + " cases with the log and without it, " + options.rounds() + " times");
            List<Round> rounds = new LogCost(options, databases, data).run();
            report.put("rounds", rounds);
            cost(rounds, report);
            Bench.say("Verifying " + options.entries() + " entries");
            var verified = new LogVerification(data.resolve("log"), options.entries()).run();
            report.put("verification", verified);
            Bench.say("  " + verified + " (aim " + VERIFY_AIM + ")");
            Bench.say("Proving entries among " + options.leaves());
            var proved = new LogProofs(databases, options.leaves(), options.proofs()).run();
            report.put("proofs", proved.json());
            Bench.say("  " + proved + " (aim " + PROOF_AIM_MILLIS + " ms)");
        }
        Bench.say("\n" + options.command() + "\n" + Machine.present());
        if (options.json().isPresent()) Files.write(options.json().get(),
                Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
    }

    /** Of all rounds together, so that a slow one counts for what it took. */
    private static void cost(List<Round> rounds, Map<String, Object> report) {
        double byTime = perChange(rounds, false, Round::nanos) / perChange(rounds, true, Round::nanos);
        double byProcessor = perChange(rounds, false, Round::processorMillis) / perChange(rounds, true, Round::processorMillis);
        report.put("ratioByTime", byTime);
        report.put("ratioByProcessorTime", byProcessor);
        Bench.say("  with the log to without it: %.2f by time, %.2f by processor time (aim %.1f)".formatted(byTime, byProcessor,
                COST_AIM));
    }

    private static double perChange(List<Round> rounds, boolean logged, java.util.function.ToDoubleFunction<Round> of) {
        return rounds.stream().filter(round -> round.logged() == logged).mapToDouble(of).sum();
    }
}
