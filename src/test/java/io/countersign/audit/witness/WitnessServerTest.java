package io.countersign.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.tlog.AddCheckpoint;
import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSignature;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessServerTest {

    @TempDir
    Path data;

    /** Which 16 signatures of up to 5 kB are not. */
    @Test
    void aRequestThatIsTooLargeIsRefusedUnread() throws Exception {
        var witness = new Witness(RunWitness.signer("witness.example.com", data), List.of(), data);
        try (var server = new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                var http = HttpClient.newHttpClient()) {
            assertThat(post(http, server, request(16, 5_000))).as("no log is watched").isEqualTo(404);
            assertThat(post(http, server, request(16, 7_000))).isEqualTo(413);
        }
    }

    private static String request(int signatures, int bytes) {
        var head = new Checkpoint("example.com/log", 1, new byte[32]);
        var signature = new NoteSignature("example.com/log", 1, new byte[bytes]);
        var note = new Note(head.text(), Collections.nCopies(signatures, signature));
        return new AddCheckpoint(0, Collections.nCopies(63, new byte[32]), note).toString();
    }

    private static int post(HttpClient http, WitnessServer server, String body) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/add-checkpoint"))
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding()).statusCode();
    }
}
