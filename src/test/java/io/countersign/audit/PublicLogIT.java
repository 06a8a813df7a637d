package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.Consistency;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.TlogProof;
import io.countersign.audit.tlog.VerifierKey;
import io.countersign.devservices.TestStack;
import io.countersign.journey.Parties;
import io.countersign.audit.verify.GoVerifier;
import io.countersign.audit.verify.Verify;
import io.countersign.client.Api;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RealStackTest
class PublicLogIT extends Parties {

    @Autowired
    MeterRegistry meters;

    private static final VerifierKey KEY = VerifierKey.parse(TestStack.shared().logVerifierKey());

    @Test
    void aReceiptIsProvedToAnybodyWithinSeconds() {
        JsonNode receipt = service("loan-service").submit(UUID.randomUUID().toString(), loan("LOG-1")).expect(202).body()
                .path("receipt");
        TlogProof proof = TlogProof.parse(await().until(() -> get("/log/proof/" + receipt.path("entryId").asString()),
                answer -> answer.statusCode() == 200).body());
        assertThat(proof.checkpoint().signedBy(KEY)).isTrue();
        assertThat(proof.proves(Base64.getDecoder().decode(receipt.path("leafHash").asString()))).isTrue();
        assertThat(proof.proves(Merkle.leaf("something else".getBytes()))).isFalse();
    }

    @Test
    void howLongEntriesWaitUntilTheyArePublicIsMeasured() {
        var age = meters.get("countersign.audit.unpublished.age").gauge();
        submitted(loan("LOG-AGE"));
        assertThat(age.value()).as("in seconds; no number when it cannot be asked").isBetween(0.0, 60.0);
        await().until(age::value, seconds -> seconds == 0);
    }

    @Test
    void theTreeOnlyGrows() {
        Checkpoint before = head();
        submitted(loan("LOG-2"));
        Checkpoint after = await().until(PublicLogIT::head, head -> head.size() > before.size());
        var answer = get("/log/consistency?from=" + before.size() + "&to=" + after.size());
        List<byte[]> proof = new ArrayList<>();
        text(answer).lines().forEach(line -> proof.add(Base64.getDecoder().decode(line)));
        assertThat(Consistency.holds(before.size(), before.root(), after.size(), after.root(), proof)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log/tile/0/x999/999", "/log/tile/0/000.p/0", "/log/tile/9/000", "/log/tile/0/0",
            "/log/tile/7/000.p/1", "/log/proof/00000000-0000-0000-0000-000000000000"})
    void whatIsNotInThePublicTreeIsNotThere(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=5&to=4", "from=1&to=9223372036854775807", "from=-1&to=1"})
    void sizesThatDoNotFitAreRefused(String query) {
        assertThat(get("/log/consistency?" + query).statusCode()).isEqualTo(422);
    }

    @Test
    void entriesAreForAuditors() {
        assertThat(get("/log/tile/entries/000.p/1").statusCode()).isEqualTo(401);
        assertThat(as(person("rita"), "/log/tile/entries/000.p/1").statusCode()).isEqualTo(403);
        assertThat(as(person("aude"), "/log/tile/entries/000.p/1").statusCode()).isEqualTo(200);
    }

    @Test
    void tilesAreKeptForEverByWhoeverReadsThem() {
        assertThat(get("/log/tile/0/000.p/1").headers().firstValue("Cache-Control")).hasValueSatisfying(
                value -> assertThat(value).contains("immutable", "public"));
        assertThat(get("/log/checkpoint").headers().firstValue("Cache-Control")).contains("no-store");
    }

    /** Reads all of it, as an outsider and as an auditor, and once more from the copy. */
    @Test
    void itVerifiesFromOutside(@TempDir Path copy) {
        String key = TestStack.shared().logVerifierKey();
        submitted(loan("LOG-3"));
        await().until(() -> get("/log/checkpoint").statusCode() == 200);
        assertThat(verify("fsck", app() + "/log", "--key", key)).contains("open to auditors", "The hashes are whole");
        assertThat(verify("fsck", app() + "/log", "--key", key, "--token-env", "TOKEN", "--copy", copy.toString()))
                .contains("Every entry hashes to its leaf", "streams every entry is there");
        assertThat(verify("fsck", copy.toString(), "--key", key)).contains("Every entry hashes to its leaf");
        assertThat(GoVerifier.verify(copy, key).said()).contains("entries verified");
    }

    @Test
    void aReceiptCanBeCheckedLater(@TempDir Path directory) throws Exception {
        JsonNode answer = service("loan-service").submit(UUID.randomUUID().toString(), loan("LOG-4")).expect(202).body();
        Path receipt = Files.writeString(directory.resolve("receipt.json"), answer.toString());
        await().until(() -> get("/log/proof/" + answer.at("/receipt/entryId").asString()).statusCode() == 200);
        assertThat(verify("receipt", "check", app() + "/log", receipt.toString(), "--key", TestStack.shared().logVerifierKey()))
                .contains("just as the receipt promises");
    }

    private static String verify(String... arguments) {
        var out = new ByteArrayOutputStream();
        int code = new Verify(new PrintStream(out), System.err, Map.of("TOKEN", person("aude").token())).run(arguments);
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }

    private static Checkpoint head() {
        Note note = Note.parse(text(get("/log/checkpoint")));
        assertThat(note.signedBy(KEY)).isTrue();
        return Checkpoint.parse(note.text());
    }

    private static HttpResponse<byte[]> get(String path) {
        return as(Api.anonymous(app()), path);
    }

    private static HttpResponse<byte[]> as(Api party, String path) {
        return party.send(party.absolute(path).GET()).raw();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
