package io.countersign.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.devservices.TestStack;
import io.countersign.journey.Parties;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A released decision is told to its service until the service has it, or until it is given up and replayed. */
@RealStackTest
class CallbackIT extends Parties {

    /** One more than the pauses that the tests are configured with. */
    private static final int ATTEMPTS = 3;

    @Autowired
    JdbcClient db;

    @Autowired
    CamundaClient camunda;

    private static String upheld(String url) {
        ObjectNode loan = loan("APP-CALLBACK");
        loan.putObject("callback").put("url", url);
        String id = submitted(loan);
        uphold(person("rita"), claim(person("rita"), id)).expect(200);
        return id;
    }

    private static Optional<JsonNode> deadLetter(String decision) {
        JsonNode items = person("otto").get("/dead-letters").expect(200).body().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("decision").asString().equals(decision)).findFirst();
    }

    private static JsonNode awaitDead(String decision) {
        return await("the callback of " + decision + " to be given up").until(() -> deadLetter(decision), Optional::isPresent).orElseThrow();
    }

    private String state(String decision) {
        return db.sql("select state from delivery_callback where decision_id = ?").param(UUID.fromString(decision))
                .query(String.class).optional().orElse("");
    }

    /** Whether the engine's job is still there: only then it has retries that can be set. */
    private boolean processWaits(String decision) {
        long job = db.sql("select job_key from delivery_callback where decision_id = ?").param(UUID.fromString(decision))
                .query(Long.class).single();
        try {
            camunda.newUpdateRetriesCommand(job).retries(3).send().join();
            return true;
        } catch (ClientStatusException gone) {
            assertThat(gone.getStatusCode()).isEqualTo(Status.Code.NOT_FOUND);
            return false;
        }
    }

    private static boolean genuine(Receiver.Message message) throws Exception {
        String secret = TestStack.shared().webhookSecret();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        mac.update((message.id() + "." + message.timestamp() + ".").getBytes(StandardCharsets.US_ASCII));
        return List.of(message.signature().split(" ")).contains("v1," + Base64.getEncoder().encodeToString(mac.doFinal(message.body())));
    }

    @Test
    void aReleaseIsToldInASignedMessage() throws Exception {
        try (var receiver = new Receiver()) {
            String id = upheld(receiver.url());
            await("delivery").until(() -> state(id).equals("DELIVERED"));
            var message = receiver.messages().getFirst();
            assertThat(receiver.messages()).hasSize(1);
            assertThat(genuine(message)).isTrue();
            assertThat(Instant.ofEpochSecond(Long.parseLong(message.timestamp())))
                    .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now().plus(Duration.ofMinutes(5)));
            JsonNode body = Api.JSON.readTree(message.body());
            assertThat(body.path("type").asString()).isEqualTo("decision.released");
            assertThat(body.at("/data/id").asString()).isEqualTo(id);
            assertThat(body.at("/data/outcome/value").asString()).isEqualTo("deny");
            service("loan-service").post("/releases/redeem", Map.of("token", body.at("/data/releaseToken").asString())).expect(200);
            await("the process to go on").until(() -> !processWaits(id));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 404, 302, 307, 301})
    void whatIsNotAcceptedIsSentAgainAsTheSameMessage(int status) throws Exception {
        try (var receiver = new Receiver().answering(status, 204)) {
            String id = upheld(receiver.url());
            await("delivery").until(() -> state(id).equals("DELIVERED"));
            assertThat(receiver.messages()).hasSize(2).extracting(Receiver.Message::path).containsOnly("/callbacks");
            assertThat(receiver.messages()).extracting(Receiver.Message::id).containsOnly(receiver.messages().getFirst().id());
            for (var message : receiver.messages()) assertThat(genuine(message)).isTrue();
        }
    }

    @Test
    void aCallbackGivenUpIsTheOperatorsToReplayAndTheProcessWaitsForIt() {
        try (var receiver = new Receiver().answering(500)) {
            String id = upheld(receiver.url());
            JsonNode dead = awaitDead(id);
            assertThat(receiver.messages()).hasSize(ATTEMPTS);
            assertThat(dead.path("attempts").asInt()).isEqualTo(ATTEMPTS);
            assertThat(dead.path("cause").asString()).isEqualTo("HTTP 500");
            assertThat(dead.toString()).doesNotContain("Erika", "APP-CALLBACK", "5951");
            assertThat(processWaits(id)).isTrue();
            assertThat(service("loan-service").get("/decisions/" + id).expect(200).body().path("status").asString()).isEqualTo("RELEASED");

            String replay = "/dead-letters/" + dead.path("id").asString() + "/replay";
            for (String other : List.of("rita", "aude", "stig")) person(other).post(replay, Map.of()).expect(403);
            service("loan-service").post(replay, Map.of()).expect(403);
            receiver.answering(204);
            person("otto").post(replay, Map.of()).expect(200);
            await("delivery").until(() -> state(id).equals("DELIVERED"));
            assertThat(receiver.messages()).hasSize(ATTEMPTS + 1).extracting(Receiver.Message::id)
                    .containsOnly(receiver.messages().getFirst().id());
            await("the process to go on").until(() -> !processWaits(id));
            assertThat(deadLetter(id)).isEmpty();
            assertThat(person("otto").post(replay, Map.of()).expect(409).body().path("type").asString()).isEqualTo("/problems/delivery/not-dead");
        }
    }

    @Test
    void aReplayThatFailsAgainIsGivenUpAgain() {
        try (var receiver = new Receiver().answering(503)) {
            String id = upheld(receiver.url());
            String replay = "/dead-letters/" + awaitDead(id).path("id").asString() + "/replay";
            person("otto").post(replay, Map.of()).expect(200);
            await("giving up again").until(() -> receiver.messages().size() == 2 * ATTEMPTS && state(id).equals("DEAD"));
            assertThat(processWaits(id)).isTrue();
        }
    }

    @Test
    void aReceiverThatIsNotThereIsGivenUpToo() {
        String url;
        try (var closed = new Receiver()) {
            url = closed.url();
        }
        assertThat(awaitDead(upheld(url)).path("cause").asString()).isEqualTo("ConnectException");
    }

    @Test
    void aQuestionIsToldToTheServiceThatCanAnswerIt() throws Exception {
        try (var receiver = new Receiver()) {
            ObjectNode loan = loan("APP-ASKED");
            loan.putObject("callback").put("url", receiver.url());
            String id = submitted(loan);
            JsonNode task = claim(person("rita"), id);
            person("rita").post("/tasks/" + task.path("id").asString() + "/verdict", Map.of("decision", "return", "question",
                    "Since when does the applicant work there?", "caseHash", task.path("caseHash").asString())).expect(200);
            await("delivery").until(() -> state(id).equals("DELIVERED"));
            assertThat(genuine(receiver.messages().getFirst())).isTrue();
            JsonNode body = Api.JSON.readTree(receiver.messages().getFirst().body());
            assertThat(body.path("type").asString()).isEqualTo("decision.returned");
            assertThat(body.at("/data/status").asString()).isEqualTo("RETURNED");
            assertThat(body.at("/data/question").asString()).startsWith("Since when");
        }
    }

    /** It sends the head of its answer and a first byte, and then nothing more for ever. */
    @Test
    void aReceiverThatNeverEndsItsAnswerIsGivenUpLikeAnyOther() throws Exception {
        try (var receiver = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> trickle(receiver));
            String id = upheld("http://localhost:" + receiver.getLocalPort() + "/");
            JsonNode dead = await().atMost(Duration.ofMinutes(3)).until(() -> deadLetter(id), Optional::isPresent).orElseThrow();
            assertThat(dead.path("attempts").asInt()).isEqualTo(ATTEMPTS);
            assertThat(dead.path("cause").asString()).startsWith("No whole answer within");
        }
    }

    private static void trickle(ServerSocket receiver) {
        while (!receiver.isClosed()) {
            try {
                var connection = receiver.accept();
                connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void unknownCallbacksAreNotReplayed() {
        person("otto").post("/dead-letters/019a0000-0000-7000-8000-000000000000/replay", Map.of()).expect(404);
    }
}
