package io.countersign.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.Merkle;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSigner;
import io.countersign.audit.tlog.Proofs;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.SigningKey;
import io.countersign.audit.tlog.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A witness may be anybody's: whatever it answers, it cannot hold the log up, nor count for two. */
class WitnessClientTest {

    private static final Checkpoint HEAD = new Checkpoint("example.com/log", 1, Merkle.leaf(new byte[0]));
    private static final Note SIGNED = note(signer("example.com/log", SignatureType.ED25519));
    private static final Proofs TREE = new Proofs((level, index) -> HEAD.root());

    private final NoteSigner witness = signer("witness.example.com", SignatureType.COSIGNATURE_ED25519);
    private HttpServer server;
    private volatile int status = 200;
    private volatile String type = "text/plain";
    private volatile String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", type);
                byte[] answer = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-9223372036854775808", "9223372036854775807", "9223372036854775808", "x", "", "0", "1"})
    void aSizeThatCannotBeIsNoObstacle(String size) {
        status = 409;
        type = "text/x.tlog.size";
        body = size + "\n";
        try (var http = HttpClient.newHttpClient()) {
            var client = client(http);
            for (int again = 0; again < 2; again++) assertThat(client.cosign(SIGNED, HEAD, TREE)).isEmpty();
            status = 200;
            body = witness.sign(HEAD.text()) + "\n";
            assertThat(client.cosign(SIGNED, HEAD, TREE)).as("once it is in its right mind").isPresent();
        }
    }

    @Test
    void howeverManySignaturesAWitnessGivesItCountsOnce() {
        String line = witness.sign(HEAD.text()) + "\n";
        body = line.repeat(3);
        try (var http = HttpClient.newHttpClient()) {
            var witnesses = new Witnesses(List.of(client(http)), 2, Duration.ofSeconds(30));
            assertThat(witnesses.cosign(SIGNED, HEAD, TREE)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "text", "\n\n\n\n", "— witness.example.com AAAA\n",
            "evil\n\n— witness.example.com AAAAAAA=\n"})
    void whatIsNoSignatureIsNone(String answer) {
        body = answer;
        try (var http = HttpClient.newHttpClient()) {
            assertThat(client(http).cosign(SIGNED, HEAD, TREE)).isEmpty();
        }
    }

    private WitnessClient client(HttpClient http) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new WitnessClient(http, address, witness.verifier(), Duration.ofSeconds(30));
    }

    private static Note note(NoteSigner log) {
        return new Note(HEAD.text(), List.of(log.sign(HEAD.text())));
    }

    private static NoteSigner signer(String name, SignatureType type) {
        var pair = KeyPem.read(type, KeyPem.generate(type));
        return new NoteSigner(new VerifierKey(name, type, pair.getPublic()), SigningKey.of(pair.getPrivate()),
                InstantSource.system());
    }
}
