package io.countersign.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.audit.Bundle;
import io.countersign.audit.verify.Verify;
import io.countersign.client.Api;
import io.countersign.devservices.TestStack;
import io.countersign.journey.Parties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@RealStackTest
class BundleIT extends Parties {

    @TempDir
    Path directory;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aDecisionVerifiesOfflineAndNoByteOfItCanBeChanged() throws IOException {
        String id = decided("BUNDLE-1", "bundle-person");
        byte[] bundle = bundle(id);
        assertThat(verify(bundle)).as(said.toString()).isZero();
        assertThat(said.toString()).contains("evidence included", "decided: uphold, deny", "governed by version",
                "as it was deployed");
        assertThat(Bundle.files(bundle)).containsKeys("case/evidence/1", "process.bpmn", "own-process.bpmn",
                "use-case.json");
        int step = Math.max(1, bundle.length / 4_000);
        for (int at = 0; at < bundle.length; at += step) {
            bundle[at] ^= (byte) (1 << at % 8);
            assertThat(verify(bundle)).as("byte %d of %d: %s", at, bundle.length, said).isEqualTo(1);
            bundle[at] ^= (byte) (1 << at % 8);
        }
        var files = Bundle.files(bundle);
        for (String name : List.copyOf(files.keySet())) {
            byte[] removed = files.remove(name);
            assertThat(verify(Bundle.of(files))).as("without %s: %s", name, said).isEqualTo(1);
            files.put(name, removed);
        }
        files.put("more.txt", new byte[0]);
        assertThat(verify(Bundle.of(files))).isEqualTo(1);
    }

    /** Entries are published all the while, and what is disclosed must be what they tell of. */
    @Test
    void everyBundleVerifiesThatIsGivenOutWhileTheLogGrows() throws Exception {
        String id = submitted(loan("BUNDLE-3"));
        var grows = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 15; i++) {
                submitted(loan("BUNDLE-4"));
                JsonNode task = claim(person("rita"), id);
                person("rita").post("/tasks/" + task.path("id").asString() + "/release", Map.of()).expect(200);
            }
            uphold(person("rita"), claim(person("rita"), id)).expect(200);
        });
        int given = 0;
        Api aude = person("aude");
        for (boolean last = false; !last; ) {
            last = !grows.isAlive();
            var answer = last ? await().until(() -> ask(aude, id), it -> it.statusCode() == 200) : ask(aude, id);
            assertThat(answer.statusCode()).isIn(200, 503);
            if (answer.statusCode() == 503) continue;
            assertThat(verify(answer.body())).as(said.toString()).isZero();
            given++;
        }
        assertThat(given).isPositive();
    }

    private static HttpResponse<byte[]> ask(Api aude, String id) {
        return aude.send(aude.request("/decisions/" + id + "/bundle").GET()).raw();
    }

    @Test
    void anErasedDecisionVerifiesAndSaysSo() throws IOException {
        String id = decided("BUNDLE-2", "bundle-erased");
        String erasure = person("stig").post("/erasures", Map.of("client", "loan-service", "subject", "bundle-erased", "ground",
                "request-of-person")).expect(202).body().path("id").asString();
        person("stella").post("/erasures/" + erasure + "/confirmation", Map.of()).expect(200);
        await().until(() -> Bundle.files(bundle(id)).keySet().stream().noneMatch(name -> name.startsWith("case/"))
                && verify(bundle(id)) == 0 && said.toString().contains("The payload was erased under entry"));
    }

    private static String decided(String reference, String subject) {
        var loan = loan(reference);
        loan.withObject("subject").put("id", subject);
        loan.putArray("evidence").addObject().put("name", "payslip.txt").put("mediaType", "text/plain").put("mandatory", true)
                .put("content", Base64.getEncoder().encodeToString("Net 2,100".getBytes()));
        String id = submitted(loan);
        JsonNode task = claim(person("rita"), id);
        openMandatoryEvidence(person("rita"), task);
        uphold(person("rita"), task).expect(200);
        awaitStatus(service("loan-service"), id, "RELEASED");
        return id;
    }

    /** Once all of its entries are public. */
    private static byte[] bundle(String id) {
        Api aude = person("aude");
        return await().until(() -> ask(aude, id),
                answer -> answer.statusCode() == 200 && Bundle.files(answer.body()).keySet().stream()
                        .filter(name -> name.startsWith("entries/")).count() > 6).body();
    }

    private int verify(byte[] bundle) {
        said.reset();
        try {
            Path file = Files.write(directory.resolve("decision.zip"), bundle);
            return new Verify(new PrintStream(said), new PrintStream(said), Map.of()).run("verify", file.toString(), "--key",
                    TestStack.shared().logVerifierKey());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
