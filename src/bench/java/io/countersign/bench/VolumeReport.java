package io.countersign.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The times of all questions, and which took too long. */
record VolumeReport(Options options, Machine machine, long megabytes, List<Answer> answers) {

    private static final double LIMIT_MILLIS = 50;

    /**
     * @param rows  the most that came back
     * @param first how long it took when it was asked for the first time
     */
    record Answer(String name, int rows, Percentiles first, Percentiles times, Plans.Plan plan) {

        boolean slow() {
            return times.millis(95) > LIMIT_MILLIS;
        }

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("question", name);
            json.put("rows", rows);
            json.put("firstMillis", first.maxMillis());
            json.put("p50Millis", times.millis(50));
            json.put("p95Millis", times.millis(95));
            json.put("maxMillis", times.maxMillis());
            json.put("plan", plan);
            return json;
        }
    }

    String text() {
        var table = new Table("question", "rows", "first ms", "p50 ms", "p95 ms", "max ms", "plan of the slowest statement");
        answers.forEach(answer -> table.row(answer.name(), answer.rows(), answer.first().maxMillis(),
                answer.times().millis(50), answer.times().millis(95), answer.times().maxMillis(), answer.plan()));
        return table + "\n%d MB of tables and indexes; each question asked %d times by one client.\n%s\n%s".formatted(
                megabytes, answers.getFirst().times().count(), machine, options.command());
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("command", options.command());
        json.put("machine", machine);
        json.put("megabytes", megabytes);
        json.put("answers", answers.stream().map(Answer::json).toList());
        return json;
    }

    /** @throws BenchFailure naming each question whose p95 is over the limit */
    void check() {
        var slow = answers.stream().filter(Answer::slow).map(answer -> "Slower than %.0f ms at p95: %s (%.1f ms)"
                .formatted(LIMIT_MILLIS, answer.name(), answer.times().millis(95))).toList();
        if (!slow.isEmpty()) throw new BenchFailure(slow);
    }
}
