package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are too large, and bodies that are not as long as they say. */
class TooLargeIT extends RefusedSubmissions {

    private static final int MIB = 1024 * 1024;
    private static final int LARGEST_BODY = 72 * MIB;

    private static String withEvidence(int... sizes) {
        ObjectNode loan = loan("APP-LARGE");
        var evidence = loan.putArray("evidence");
        for (int size : sizes)
            evidence.addObject().put("name", "scan.bin").put("mediaType", "application/octet-stream")
                    .put("content", Base64.getEncoder().encodeToString(new byte[size]));
        return loan.toString();
    }

    /** A submission that would be good, behind so many spaces. */
    private static InputStream padded(int spaces) {
        return new SequenceInputStream(new ByteArrayInputStream(" ".repeat(spaces).getBytes(StandardCharsets.US_ASCII)),
                new ByteArrayInputStream(loan("APP-LARGE").toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tenMebibytesOfEvidenceAreAcceptedAndAByteMoreIsNot() {
        post(withEvidence(10 * MIB)).expect(202);
        letStartsBeSent();
        isRefused(413, () -> post(withEvidence(10 * MIB + 1)), "/evidence/0/content");
    }

    @Test
    void fiftyMebibytesTogetherAreAcceptedAndAByteMoreIsNot() {
        post(withEvidence(10 * MIB, 10 * MIB, 10 * MIB, 10 * MIB, 10 * MIB)).expect(202);
        letStartsBeSent();
        isRefused(413, () -> post(withEvidence(10 * MIB, 10 * MIB, 10 * MIB, 10 * MIB, 10 * MIB, 1)), "/evidence");
    }

    @Test
    void evidenceFarTooLargeIsRefusedToo() {
        isRefused(413, () -> post(withEvidence(20 * MIB)), "/evidence/0/content");
    }

    @Test
    void aBodyThatAnnouncesTooMuchIsRefused() {
        BodyPublisher body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> padded(LARGEST_BODY)),
                LARGEST_BODY + loan("APP-LARGE").toString().length());
        isRefused(413, () -> send("application/json", body));
    }

    @Test
    void aBodyThatAnnouncesNothingIsHeldToTheSameLimit() {
        isRefused(413, () -> send("application/json", BodyPublishers.ofInputStream(() -> padded(LARGEST_BODY))));
        send("application/json", BodyPublishers.ofInputStream(() -> padded(MIB))).expect(202);
    }

    @Test
    void aBodyThatLiesAboutItsLengthStoresNothing() throws IOException {
        String body = loan("APP-CUT").toString();
        isRefusedRaw(body, "Content-Length: " + (body.length() + 100));
        isRefusedRaw(body, "Content-Length: " + (body.length() - 10));
        isRefusedRaw(body, "Content-Length: -1");
        isRefusedRaw(body, "Content-Length: many");
        isRefusedRaw(body, "Content-Length: " + body.length(), "Content-Length: " + (body.length() - 10));
    }

    @Test
    void aBodyInBrokenChunksStoresNothing() throws IOException {
        String body = loan("APP-CUT").toString();
        String size = Integer.toHexString(body.length());
        isRefusedRaw(size + "\r\n" + body + "\r\nnot a size\r\n", "Transfer-Encoding: chunked");
        isRefusedRaw(size + "0\r\n" + body, "Transfer-Encoding: chunked");
        isRefusedRaw("-1\r\n" + body + "\r\n0\r\n\r\n", "Transfer-Encoding: chunked");
    }

    private void isRefusedRaw(String body, String... headers) throws IOException {
        Stored before = stored();
        assertThat(raw(body, headers)).startsWith("HTTP/1.1 400").contains("application/problem+json", "/problems/kernel/")
                .doesNotContain("HTTP/1.1 2", "Exception", "tomcat");
        assertThat(stored()).isEqualTo(before);
    }

    /** @return all that the server says until it closes the connection */
    private static String raw(String body, String... headers) throws IOException {
        URI app = URI.create(app());
        String bearer = service("loan-service").request("/decisions").build().headers().firstValue("Authorization").orElseThrow();
        try (var socket = new Socket(app.getHost(), app.getPort())) {
            socket.setSoTimeout(90_000);
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/decisions HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer
                    + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n"
                    + String.join("\r\n", headers) + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
