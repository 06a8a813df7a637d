package io.countersign.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plans that PostgreSQL really took, as its auto_explain writes them into the server's log. */
record Plans(Path serverLog) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ENTRY = Pattern.compile("duration: ([0-9.]+) ms  plan:\\n((?:\\t.*\\n)+)");

    /** For connections that this role opens from now on. Explaining slows a query down, so others are timed. */
    static void explain(Connection superuser, String role) throws SQLException {
        try (var statement = superuser.createStatement()) {
            for (String setting : List.of("session_preload_libraries = 'auto_explain'",
                    "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on", "auto_explain.log_buffers = on",
                    "auto_explain.log_format = json"))
                statement.execute("alter role " + role + " set " + setting);
        }
    }

    /**
     * @param nodes   from the top down, with the indexes used
     * @param dropped rows that were read and thrown away by a filter
     * @param buffers pages of 8 kB that were touched
     */
    record Plan(double millis, String nodes, long dropped, long buffers) {

        @Override
        public String toString() {
            return nodes + " (" + buffers + " buffers" + (dropped == 0 ? "" : ", " + dropped + " rows dropped") + ")";
        }
    }

    /** The slowest statement's plan while the question is asked {@code times} times. */
    Plan slowest(Repositories repositories, Question question, int times) throws IOException {
        try (var log = FileChannel.open(serverLog)) {
            long from = log.size();
            for (int n = 0; n < times; n++) question.ask(repositories, n);
            var written = ByteBuffer.allocate(Math.toIntExact(log.size() - from));
            log.read(written, from);
            return plans(new String(written.array(), StandardCharsets.UTF_8)).stream()
                    .max(Comparator.comparingDouble(Plan::millis))
                    .orElseThrow(() -> new BenchFailure("The server's log has no plan of: " + question.name()));
        }
    }

    static List<Plan> plans(String log) {
        var plans = new ArrayList<Plan>();
        var entry = ENTRY.matcher(log);
        while (entry.find()) {
            JsonNode top = JSON.readTree(entry.group(2)).path("Plan");
            var nodes = new LinkedHashSet<String>();
            long dropped = walk(top, nodes);
            plans.add(new Plan(Double.parseDouble(entry.group(1)), String.join(" > ", nodes), dropped,
                    top.path("Shared Hit Blocks").asLong() + top.path("Shared Read Blocks").asLong()));
        }
        return plans;
    }

    private static long walk(JsonNode node, LinkedHashSet<String> nodes) {
        String name = node.path("Node Type").asString();
        String index = node.path("Index Name").asString(node.path("Relation Name").asString(""));
        nodes.add(index.isEmpty() ? name : name + " " + index);
        long dropped = (node.path("Rows Removed by Filter").asLong(0) + node.path("Rows Removed by Join Filter").asLong(0))
                * node.path("Actual Loops").asLong(1);
        for (JsonNode child : node.path("Plans")) dropped += walk(child, nodes);
        return dropped;
    }
}
