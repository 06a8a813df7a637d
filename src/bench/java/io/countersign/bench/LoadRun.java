package io.countersign.bench;

import io.countersign.client.Api;
import io.countersign.devservices.FreshParts;
import io.countersign.devservices.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cases through the whole of Countersign, then the same number through the engine alone, on the same parts. */
record LoadRun(Options options, Path data) {

    void run() throws Exception {
        var stack = FreshParts.stack(data);
        var application = stack.application();
        try (stack) {
            stack.start(LoadRun::ready, List.of(application));
            var driver = Map.of("driver", ProcessHandle.current().pid());
            var pids = new LinkedHashMap<String, Long>();
            for (Part part : List.of(application, stack.postgres(), stack.zeebe(), stack.keycloak()))
                pids.put(part.name(), part.pid());
            pids.putAll(driver);
            var books = new Books(stack.applicationProperties());
            var parties = Parties.of(stack);
            Bench.say("Warming up with " + options.warmup() + " cases");
            cases("WARM", options.warmup(), parties, books);
            Bench.say("Measuring " + options.cases() + " cases");
            var before = ProcessorTime.of(pids);
            long begun = System.nanoTime();
            Series series = cases("BENCH", options.cases(), parties, books);
            var wall = Duration.ofNanos(System.nanoTime() - begun);
            books.awaitQuiet(series);
            var used = ProcessorTime.atRest(pids).millisPerCaseSince(before, options.cases());
            var outcomes = new Outcomes(series);
            outcomes.check(parties.service(), books);
            application.stop();
            var bare = bare(stack.zeebe().grpcAddress(), Map.of("zeebe", pids.get("zeebe"), "driver", pids.get("driver")));
            report(new Report(options, Machine.present(), series, outcomes, wall, used, bare));
        } finally {
            application.stop();
        }
    }

    private Series cases(String name, int count, Parties parties, Books books) throws InterruptedException {
        var series = new Series(name, count, options);
        series.run(parties);
        books.awaitReleased(series);
        return series;
    }

    private Report.Bare bare(String grpcAddress, Map<String, Long> pids) throws InterruptedException {
        Bench.say("Measuring the engine alone");
        var engine = new BareEngine(grpcAddress, options);
        engine.run(options.warmup());
        var before = ProcessorTime.of(pids);
        var wall = engine.run(options.cases());
        var used = ProcessorTime.atRest(pids).millisPerCaseSince(before, options.cases());
        return new Report.Bare(wall, engine.refused(), used);
    }

    private void report(Report report) throws IOException {
        Bench.say("\n" + report.text());
        if (options.json().isPresent()) Files.write(options.json().get(),
                Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report.json()));
    }

    private static void ready(Part part) {
        Bench.say("  " + part.name() + " is ready");
    }
}
