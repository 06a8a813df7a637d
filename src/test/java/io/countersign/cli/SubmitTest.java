package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitTest {

    private static final String MAPPING = """
        client: loan-service
        idempotencyKey: "row-{row}"
        reference: "R-{row}"
        subject: { id: "s-{row}" }
        recommendation:
          outcome: { column: class, values: { "0": deny, "1": approve } }
        model: { name: scores, version: "1" }
        inputs: { creditAmount: { column: amount, as: number } }
        factors: { amount: { column: amount, as: number } }
        """;

    @TempDir
    private Path directory;
    private CountersignStub server;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void start() throws IOException {
        server = new CountersignStub();
        server.writeEndpoints(directory);
        Files.writeString(directory.resolve("mapping.yaml"), MAPPING);
        rows(250);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyRowIsSentOnceInBatches() throws Exception {
        assertThat(submit()).isZero();

        assertThat(server.held).hasSize(250);
        assertThat(server.batchSizes).containsExactlyInAnyOrder(100, 100, 50);
        assertThat(server.held.get("row-7").at("/inputs/creditAmount").asInt()).isEqualTo(1007);
        assertThat(said()).contains("as loan-service at", "Done: 250 rows: 250 accepted, 0 already there, 0 refused");
    }

    @Test
    void aSecondRunFindsEverythingAlreadyThere() throws Exception {
        submit();
        out.reset();

        assertThat(submit()).isZero();
        assertThat(said()).contains("Done: 250 rows: 0 accepted, 250 already there, 0 refused");
    }

    @Test
    void aChangedRowUnderItsOldKeyIsRefused() throws Exception {
        submit();
        csv("amount,class", "9999,0");

        assertThat(submit()).isOne();
        assertThat(said()).contains("1 x /problems/intake/key-taken").contains("line 2: Other content");
    }

    @Test
    void progressIsToldAfterEachBatch() throws Exception {
        submit("--concurrency", "1");

        assertThat(said().lines()).containsSubsequence("100 rows: 100 accepted, 0 already there, 0 refused",
            "200 rows: 200 accepted, 0 already there, 0 refused", "250 rows: 250 accepted, 0 already there, 0 refused");
    }

    @Test
    void refusalsAreCountedByProblemWithTheirFirstLines() throws Exception {
        server.refusal = submission -> submission.at("/inputs/creditAmount").asInt() > 1240 ? "out-of-range" : "";

        assertThat(submit()).isOne();
        assertThat(said()).contains("240 accepted, 0 already there, 10 refused", "10 x /problems/intake/out-of-range",
            "line 242: Not this one (/inputs/creditAmount too odd)", "... and 7 more");
    }

    @Test
    void aRowThatCannotBeMappedIsRefusedByLineAndColumnAndTheRestIsSent() throws Exception {
        csv("amount,class", "1,0", "2,7", "many,0", "3", "4,1");

        assertThat(submit()).isOne();
        assertThat(server.held).containsOnlyKeys("row-1", "row-5");
        assertThat(said()).contains("line 3: column class: no value is given for '7'",
            "line 4: column amount: expected a number, but found 'many'", "line 5: expected 2 fields, but found 1");
    }

    @Test
    void aLimitEndsAfterThatManyRows() throws Exception {
        assertThat(submit("--limit", "3")).isZero();
        assertThat(server.held).containsOnlyKeys("row-1", "row-2", "row-3");
    }

    @Test
    void aBusyServerIsAskedAgain() throws Exception {
        server.batchesToFail.set(2);

        assertThat(submit()).isZero();
        assertThat(server.held).hasSize(250);
    }

    @Test
    void aServerThatStaysBusyLeavesItsRowsRefused() throws Exception {
        server.batchesToFail.set(Integer.MAX_VALUE);

        assertThat(submit()).isOne();
        assertThat(said()).contains("0 accepted, 0 already there, 250 refused", "250 x /problems/intake/busy");
    }

    @Test
    void onlyRowsWithoutAnAnswerAreSentAgain() throws Exception {
        server.answersToBreakOff.set(1);

        assertThat(submit("--concurrency", "1")).isZero();
        assertThat(server.held).hasSize(250);
        assertThat(server.batchSizes).hasSize(4).element(1).satisfies(again -> assertThat(again).isBetween(40, 60));
    }

    @Test
    void aTokenNearItsEndIsRenewed() throws Exception {
        server.tokenLife = 0;

        assertThat(submit("--concurrency", "1")).isZero();
        assertThat(server.tokensIssued).hasValueGreaterThan(3);
    }

    @Test
    void aTokenRefusedEarlyIsRenewedOnce() throws Exception {
        server.tokensToRefuse.set(1);

        assertThat(submit("--concurrency", "1")).isZero();
        assertThat(server.tokensIssued).hasValue(2);
    }

    @Test
    void anotherServerNeedsItsSecretFromTheEnvironment() throws Exception {
        var elsewhere = new String[] {"--url", server.address(""), "--issuer", server.address("/realm")};

        assertThat(submit(elsewhere)).isEqualTo(2);
        assertThat(complaint()).contains("--client-secret-env is missing");
        assertThat(submit(and(elsewhere, "--client-secret-env", "UNSET"))).isEqualTo(2);
        assertThat(complaint()).contains("the environment has no variable UNSET");
        assertThat(submit(and(elsewhere, "--client-secret-env", "LOANS_SECRET"))).isZero();
        assertThat(server.held).hasSize(250);
    }

    @Test
    void aWrongSecretIsOneLineAndNothingIsSent() throws Exception {
        assertThat(submit("--client-id", "someone-else")).isEqualTo(2);

        assertThat(complaint().lines()).singleElement().asString()
            .contains("refused client someone-else: 401 Invalid client credentials");
        assertThat(server.held).isEmpty();
    }

    @Test
    void withoutTheEmbeddedDefaultItSaysWhatToDo() throws Exception {
        Files.delete(directory.resolve(".countersign/endpoints.json"));

        assertThat(submit()).isEqualTo(2);
        assertThat(complaint()).contains("endpoints.json: no such file; start the embedded default here");
    }

    @Test
    void aServerThatIsNotThereIsOneLine() throws Exception {
        server.close();

        assertThat(submit()).isEqualTo(2);
        assertThat(complaint().lines()).singleElement().asString().contains("/realm cannot be reached");
    }

    @Test
    void wrongUsageShowsTheUsage() throws Exception {
        assertThat(run("--csv", "x.csv")).isEqualTo(2);
        assertThat(complaint()).contains("--mapping is missing", "Usage: countersign submit");
        assertThat(submit("--limit", "none")).isEqualTo(2);
        assertThat(complaint()).contains("--limit: expected a whole number from 1");
        assertThat(submit("--colour", "red")).isEqualTo(2);
        assertThat(complaint()).contains("unknown option --colour");
    }

    @Test
    void aMissingOrUnreadableFileIsNamed() throws Exception {
        Files.delete(directory.resolve("rows.csv"));
        assertThat(submit()).isEqualTo(2);
        assertThat(complaint()).contains("rows.csv: no such file");

        Files.write(directory.resolve("rows.csv"), "amount,class\n1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(submit()).isEqualTo(2);
        assertThat(complaint()).contains("rows.csv, near line", "not UTF-8 text");
    }

    @Test
    void aFileWithoutRowsIsNoSuccess() throws Exception {
        csv("amount,class");
        assertThat(submit()).isEqualTo(2);
        assertThat(complaint()).contains("rows.csv: holds no row");
    }

    private void rows(int count) throws IOException {
        csv("amount,class\n" + IntStream.rangeClosed(1, count).mapToObj(i -> (1000 + i) + "," + i % 2)
            .collect(Collectors.joining("\n")));
    }

    private void csv(String... lines) throws IOException {
        Files.write(directory.resolve("rows.csv"), List.of(lines));
    }

    private int submit(String... more) throws InterruptedException {
        return run(and(new String[] {"--csv", directory.resolve("rows.csv").toString(),
            "--mapping", directory.resolve("mapping.yaml").toString(), "--use-case", "loan-denial"}, more));
    }

    private int run(String... arguments) throws InterruptedException {
        var pauses = List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        err.reset();
        return new Submit(new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8), Map.of("LOANS_SECRET", CountersignStub.SECRET),
            directory, pauses).run(arguments);
    }

    private static String[] and(String[] first, String... second) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(List.of(second));
        return all.toArray(String[]::new);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
