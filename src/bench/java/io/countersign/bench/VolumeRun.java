package io.countersign.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.client.Api;
import io.countersign.devservices.FreshParts;
import io.countersign.devservices.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;

/** Every list of the inbox, the history and the API on a database as it is after a year, one question at a time. */
record VolumeRun(Options options, Path data) {

    private static final int UNCOUNTED = 5;
    private static final int TIMES = 50;
    /** By then the server has settled on one plan for any parameters, or against it. */
    private static final int EXPLAINED = 12;

    /** @param first nobody had asked before, and the server had no plan */
    private record Timed(int rows, Percentiles first, Percentiles times) {}

    void run() throws SQLException, IOException {
        var postgres = FreshParts.postgres(data);
        try {
            Flyway.configure().dataSource(postgres.jdbcUrl("countersign"), FreshParts.owner(), FreshParts.password())
                    .locations("classpath:db/migration").load().migrate();
            Bench.say("Making " + options.open() + " open and " + options.finished() + " finished cases");
            long megabytes = fill(postgres);
            var report = new VolumeReport(options, Machine.present(), megabytes, answers(postgres));
            Bench.say("\n" + report.text());
            if (options.json().isPresent()) Files.write(options.json().get(),
                    Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report.json()));
            report.check();
        } finally {
            postgres.stop();
        }
    }

    /** @return size of the database */
    private long fill(Postgres postgres) throws SQLException {
        long begun = System.nanoTime();
        try (var superuser = FreshParts.superuser(postgres)) {
            new VolumeRows(superuser, options.open(), options.finished()).load();
            long megabytes = megabytes(superuser);
            Bench.say("Made in " + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s; asking");
            return megabytes;
        }
    }

    private static long megabytes(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var size = statement.executeQuery("select pg_database_size('countersign') / 1048576")) {
            size.next();
            return size.getLong(1);
        }
    }

    private List<VolumeReport.Answer> answers(Postgres postgres) throws SQLException, IOException {
        try (var source = source(postgres); var repositories = Repositories.on(source)) {
            var questions = Questions.all(repositories, options.open(), options.finished());
            var timed = questions.stream().map(question -> timed(repositories, question)).toList();
            var plans = plans(postgres, questions);
            return IntStream.range(0, questions.size()).mapToObj(n -> new VolumeReport.Answer(questions.get(n).name(),
                    timed.get(n).rows(), timed.get(n).first(), timed.get(n).times(), plans.get(n))).toList();
        }
    }

    private static Timed timed(Repositories repositories, Question question) {
        int rows = 0;
        long[] nanos = new long[UNCOUNTED + TIMES];
        for (int n = 0; n < nanos.length; n++) {
            long begun = System.nanoTime();
            rows = Math.max(rows, question.ask(repositories, n));
            nanos[n] = System.nanoTime() - begun;
        }
        return new Timed(rows, Percentiles.of(Arrays.copyOf(nanos, 1)),
                Percentiles.of(Arrays.copyOfRange(nanos, UNCOUNTED, nanos.length)));
    }

    private List<Plans.Plan> plans(Postgres postgres, List<Question> questions) throws SQLException, IOException {
        try (var superuser = FreshParts.superuser(postgres)) {
            Plans.explain(superuser, FreshParts.application());
        }
        var slowest = new ArrayList<Plans.Plan>();
        try (var source = source(postgres); var repositories = Repositories.on(source)) {
            var plans = new Plans(FreshParts.logs(data).resolve(postgres.name() + ".log"));
            for (Question question : questions) slowest.add(plans.slowest(repositories, question, EXPLAINED));
        }
        return slowest;
    }

    private static HikariDataSource source(Postgres postgres) {
        var source = new HikariDataSource();
        source.setJdbcUrl(postgres.jdbcUrl("countersign"));
        source.setUsername(FreshParts.application());
        source.setPassword(FreshParts.password());
        source.setMaximumPoolSize(2);
        return source;
    }
}
