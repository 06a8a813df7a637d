package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.RealStackTest;
import io.countersign.intake.CaseFile;
import io.countersign.intake.Decisions;
import io.countersign.journey.Parties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Tables of rows through the whole of Countersign; two registers of a thousand, where they are at hand. */
@RealStackTest
class SubmitFileIT extends Parties {

    private static final Path SHARED = Path.of("..", "shared", "data");
    private static final Path CREDIT = SHARED.resolve("german-credit/german_data_credit.csv");
    private static final Path MORTGAGES = SHARED.resolve("hmda/2020_bank1_1k.txt");
    private static final int ROWS = 1_000;
    /** Positions of the register's free text, from 1. */
    private static final List<Integer> FREE_TEXT = List.of(72, 65, 101, 107);

    @Autowired
    JdbcClient db;
    @Autowired
    Decisions decisions;

    private record Stored(String reference, UUID decisionId) {}

    @Test
    void everyRowOfBothFilesGetsOneDecisionAndOneTaskHoweverOftenItIsSubmitted() throws Exception {
        assumeTrue(Files.exists(CREDIT) && Files.exists(MORTGAGES), SHARED + " is not at hand");
        assertThat(submit(CREDIT, "german-credit.yaml")).contains("Done: 1000 rows: 1000 accepted, 0 already there, 0 refused");
        assertThat(submit(MORTGAGES, "hmda.yaml")).contains("Done: 1000 rows: 1000 accepted, 0 already there, 0 refused");
        assertThat(submit(CREDIT, "german-credit.yaml")).contains("Done: 1000 rows: 0 accepted, 1000 already there, 0 refused");
        assertThat(submit(MORTGAGES, "hmda.yaml")).contains("Done: 1000 rows: 0 accepted, 1000 already there, 0 refused");

        assertThat(count("select count(*) from (" + OURS + ") ours")).isEqualTo(2 * ROWS);
        await("a task for every row").atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofSeconds(1)).until(() -> count("""
                select count(*) from inbox_task where state = 'OPEN' and queue = 'lending' and decision_id in (
                    """ + OURS + ")") == 2 * ROWS);
        assertThat(count("select count(distinct decision_id) from inbox_task where decision_id in ("
                + OURS + ")")).isEqualTo(2 * ROWS);
        assertThat(count("select count(*) from intake_decision where status = 'IN_REVIEW' and id in ("
                + OURS + ")")).isEqualTo(2 * ROWS);
        freeTextIsStoredAsItStandsInTheFile();
        wordsOfTheFirstFileAreStoredAsTheyStand();
    }

    @Test
    void everyRowOfTheSampleTableWaitsAsOneTaskInLending() throws Exception {
        Path table = Path.of("samples/tables/loan-applications.csv");
        assertThat(submit(table, "loan-applications.yaml")).contains("Done: 10 rows: 10 accepted, 0 already there, 0 refused");
        List<String> applications = rows(table, "SAMPLE-").stream().map(row -> row.substring(0, row.indexOf(','))).toList();
        for (String application : applications) {
            String decision = db.sql("select id::text from intake_decision where reference = ?").param(application)
                    .query(String.class).single();
            awaitStatus(service("loan-service"), decision, "IN_REVIEW");
            assertThat(person("rita").get("/tasks?decision=" + decision).expect(200).body().path("items")).singleElement()
                    .satisfies(task -> {
                        assertThat(task.path("queue").asString()).isEqualTo("lending");
                        assertThat(task.path("state").asString()).isEqualTo("OPEN");
                    });
        }
        assertThat(applications).hasSize(10);
        assertThat(submit(table, "loan-applications.yaml")).contains("Done: 10 rows: 0 accepted, 10 already there, 0 refused");
    }

    /** By their references: rows of the one file, loan identifiers (ULI) of the other. */
    private static final String CREDITS = "^GC-";
    private static final String LOANS = "^[A-Z0-9]{23,45}$";
    private static final String OURS = " select id from intake_decision where (reference ~ '" + CREDITS + "' or reference ~ '" + LOANS + "')";

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    /** By reference, what the case holds under its seal. */
    private Map<String, String> stored(Function<CaseFile, JsonNode> part, String references) {
        return db.sql("select regexp_replace(reference, '^GC-', '') as reference, id as decision_id from intake_decision where reference ~ ?")
                .param(references).query(Stored.class).list().stream()
                .collect(java.util.stream.Collectors.toMap(Stored::reference, stored -> part.apply(
                        decisions.caseFile(stored.decisionId()).orElseThrow()).asString()));
    }

    private void freeTextIsStoredAsItStandsInTheFile() throws IOException {
        var summaries = stored(file -> file.recommendation().path("summary"), LOANS);
        long texts = 0;
        for (String row : rows(MORTGAGES, "2|")) {
            String[] fields = row.split("\\|", -1);
            for (int position : FREE_TEXT) {
                String text = fields[position - 1];
                if (text.isEmpty()) continue;
                texts++;
                assertThat(summaries.get(fields[2])).contains(text);
            }
        }
        assertThat(texts).isPositive();
    }

    private void wordsOfTheFirstFileAreStoredAsTheyStand() throws IOException {
        var purposes = stored(file -> file.inputs().path("purpose"), CREDITS);
        var accounts = stored(file -> file.inputs().path("checkingAccount"), CREDITS);
        List<String> rows = rows(CREDIT, "").subList(1, ROWS + 1);
        for (int i = 0; i < rows.size(); i++) {
            String[] fields = rows.get(i).split(",", -1);
            assertThat(accounts.get(String.valueOf(i + 1))).isEqualTo(fields[0]);
            assertThat(purposes.get(String.valueOf(i + 1))).isEqualTo(fields[3]);
        }
    }

    private static List<String> rows(Path file, String start) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(start)).toList();
        }
    }

    private static String submit(Path csv, String mapping) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var command = new Submit(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("LOAN_SECRET", "loan-service"), Path.of(""), Sending.PAUSES);
        int exit = command.run("--csv", csv.toString(), "--mapping", "samples/mappings/" + mapping, "--use-case", "loan-denial",
                "--url", app(), "--issuer", realm().issuer(), "--client-secret-env", "LOAN_SECRET", "--concurrency", "4");
        assertThat(exit).as("%s%s", out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
