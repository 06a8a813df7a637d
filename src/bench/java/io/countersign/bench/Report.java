package io.countersign.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run says once its outcome was checked. */
record Report(Options options, Machine machine, Series series, Outcomes outcomes, Duration wall,
        Map<String, Double> millisPerCase, Bare bare) {

    private static final double FIRST_AIM = 0.3;

    /** @param refused how often the engine told the driver to come back later */
    record Bare(Duration wall, int refused, Map<String, Double> millisPerCase) {}

    private Map<String, Percentiles> durations() {
        var durations = new LinkedHashMap<String, Percentiles>();
        durations.put("submit: request to 202", series.submit());
        durations.put("submitted to in the inbox", outcomes.toInbox());
        durations.put("claim-next", series.claim());
        durations.put("verdict", series.verdict());
        durations.put("verdict to released", outcomes.toRelease());
        return durations;
    }

    private double perSecond() {
        return options.cases() / (wall.toNanos() / 1e9);
    }

    private double barePerSecond() {
        return options.cases() / (bare.wall().toNanos() / 1e9);
    }

    private static double sum(Map<String, Double> parts) {
        return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    String text() {
        var throughput = new Table("", "cases/s", "seconds")
                .row("Countersign, first submission to last release", perSecond(), wall.toMillis() / 1e3)
                .row("the engine alone, first message to last end", barePerSecond(), bare.wall().toMillis() / 1e3)
                .row("ratio (first aim " + FIRST_AIM + ")", perSecond() / barePerSecond(), "");
        var latency = new Table("milliseconds", "p50", "p95", "p99", "max");
        durations().forEach((name, times) -> latency.row(name, times.millis(50), times.millis(95), times.millis(99),
                times.maxMillis()));
        var processor = new Table("CPU ms per case", "Countersign", "engine alone");
        millisPerCase.forEach((name, millis) -> processor.row(name, millis,
                bare.millisPerCase().containsKey(name) ? bare.millisPerCase().get(name) : ""));
        processor.row("all", sum(millisPerCase), sum(bare.millisPerCase()));
        return throughput + "\n" + latency + "\n" + processor + """

                Checked: each of the %d decisions released once as its reviewer decided, with its five entries in the log.
                Told to come back later: %d requests, %d messages to the engine alone. Claims before a case arrived: %d.
                %s
                %s""".formatted(options.cases(), series.refused(), bare.refused(), series.emptyClaims(), machine,
                options.command());
    }

    Map<String, Object> json() {
        var latency = new LinkedHashMap<String, Object>();
        durations().forEach((name, times) -> latency.put(name, Map.of("p50", times.millis(50), "p95", times.millis(95),
                "p99", times.millis(99), "max", times.maxMillis())));
        var json = new LinkedHashMap<String, Object>();
        json.put("command", options.command());
        json.put("machine", machine);
        json.put("casesPerSecond", perSecond());
        json.put("bareEngineCasesPerSecond", barePerSecond());
        json.put("ratio", perSecond() / barePerSecond());
        json.put("latencyMillis", latency);
        json.put("cpuMillisPerCase", millisPerCase);
        json.put("bareEngineCpuMillisPerCase", bare.millisPerCase());
        json.put("requestsToldToComeBack", series.refused());
        json.put("messagesToldToComeBack", bare.refused());
        json.put("claimsBeforeACaseArrived", series.emptyClaims());
        return json;
    }
}
