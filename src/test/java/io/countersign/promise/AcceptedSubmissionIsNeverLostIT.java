package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.client.Api;
import io.countersign.client.Realm;
import io.countersign.client.GoLive;
import io.countersign.client.Samples;
import io.countersign.devservices.ApplicationProcess;
import io.countersign.devservices.Part;
import io.countersign.devservices.Stack;
import io.countersign.devservices.TestStack;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code kill -9} and outages, on a stack of its own, with the application in a process of its own. */
class AcceptedSubmissionIsNeverLostIT {

    private static final int SERVICES = 2;
    private static final int ROUNDS = 2;
    private static final Duration PACE = Duration.ofMillis(100);
    /** More than the minute after which the engine delivers again what a killed node had taken. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Path data;
    private static Stack stack;
    private static ApplicationProcess application;

    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() {
        data = TestStack.place("crash-");
        stack = Stack.onFreePorts(data);
        stack.start(ignored -> { });
        application = stack.application();
        application.start();
        Samples.activateUseCases(new GoLive(name -> Api.ofPerson(stack.publicUrl(), realm(), name)));
    }

    @AfterAll
    static void stop() {
        if (application != null) application.stop();
        if (stack != null) TestStack.end(stack, data);
    }

    @Test
    void anAcceptedSubmissionSurvivesKillingTheApplicationAndTheEngineAtAnyMoment() throws Exception {
        var stopped = new AtomicBoolean();
        try (var services = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SERVICES; i++) services.execute(() -> submitUntil(stopped));
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    awaitMoreAccepted(15);
                    crash(application);
                    awaitMoreAccepted(15);
                    crash(stack.zeebe());
                }
                awaitMoreAccepted(15);
            } finally {
                stopped.set(true); // whatever went wrong, or closing would wait for them for ever
            }
        }
        assertThat(accepted).hasSizeGreaterThan(ROUNDS * 30);
        assertThat(accepted.values()).doesNotHaveDuplicates();
        Api service = service();
        Api rita = person("rita");
        accepted.forEach((reference, id) -> {
            await(reference).pollDelay(Duration.ZERO).atMost(PATIENCE)
                    .until(() -> status(service, id).equals("IN_REVIEW"));
            assertThat(rita.get("/tasks?decision=" + id).expect(200).body().path("items")).as(reference).hasSize(1);
            assertThat(service.get("/decisions?reference=" + reference).expect(200).body().path("items")).hasSize(1);
        });
        await("commands that were sent before a crash are known to be sent").atMost(PATIENCE)
                .until(() -> waitingCommands() == 0);
        String anyone = accepted.values().iterator().next();
        decide(rita, anyone);
        await().atMost(PATIENCE).until(() -> status(service, anyone).equals("RELEASED"));
    }

    @Test
    void withTheEngineDownIntakeAcceptsAndCatchesUpLater() {
        stack.zeebe().kill();
        String id = service().submit(UUID.randomUUID().toString(), loan("ENGINE-DOWN")).expect(202).body().path("id").asString();
        assertThat(status(service(), id)).isEqualTo("RECEIVED");
        stack.zeebe().start();
        await().atMost(PATIENCE).until(() -> status(service(), id).equals("IN_REVIEW"));
    }

    @Test
    void withTheDatabaseDownIntakeSaysSoAndStoresNothing() {
        String key = UUID.randomUUID().toString();
        Api service = service();
        stack.postgres().kill();
        var refused = service.submit(key, loan("DATABASE-DOWN"));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body().path("type").asString()).isEqualTo("/problems/kernel/unavailable");
        stack.postgres().start();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> service.get("/decisions?reference=DATABASE-DOWN")
                .expect(200).body().path("items").isEmpty());
        await().atMost(PATIENCE).until(() -> service.submit(key, loan("DATABASE-DOWN")).status() == 202);
    }

    private static int waitingCommands() {
        return JdbcClient.create(new DriverManagerDataSource(stack.applicationProperties().get("spring.datasource.url"),
                        stack.applicationProperties().get("spring.datasource.username"),
                        stack.applicationProperties().get("spring.datasource.password")))
                .sql("select count(*) from process_command").query(Integer.class).single();
    }

    private static void crash(Part part) {
        part.kill();
        part.start();
    }

    private void awaitMoreAccepted(int more) {
        int now = accepted.size();
        await().atMost(PATIENCE).until(() -> accepted.size() >= now + more);
    }

    /** As a careful service does: the same key again until there is an answer. */
    private void submitUntil(AtomicBoolean stopped) {
        Api service = service();
        while (!stopped.get()) {
            String reference = "CRASH-" + UUID.randomUUID();
            while (!accepted.containsKey(reference) && !stopped.get()) {
                try {
                    var answer = service.submit(reference, loan(reference));
                    if (answer.status() / 100 == 2) accepted.put(reference, answer.body().path("id").asString());
                } catch (UncheckedIOException killed) {
                    pause(); // it is down; asking without end would only keep it from coming up
                }
            }
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(PACE.toNanos());
    }

    private static void decide(Api reviewer, String decision) {
        JsonNode task = reviewer.get("/tasks?decision=" + decision).expect(200).body().at("/items/0");
        JsonNode shown = reviewer.post("/tasks/" + task.path("id").asString() + "/claim", Map.of()).expect(200).body();
        reviewer.post("/tasks/" + task.path("id").asString() + "/verdict", Map.of("decision", "uphold", "reasons",
                java.util.List.of(Map.of("code", "L1")), "rationale", "Checked.", "caseHash",
                shown.path("caseHash").asString())).expect(200);
    }

    private static ObjectNode loan(String reference) {
        return (ObjectNode) Api.JSON.readTree("""
                { "useCase": "loan-denial", "reference": "%s", "subject": { "id": "cust-1" },
                  "recommendation": { "outcome": "deny", "confidence": 0.9 },
                  "model": { "name": "credit-risk", "version": "1" }, "factors": [ { "name": "duration", "value": 48 } ],
                  "inputs": { "creditAmount": 5951, "duration": 48 } }""".formatted(reference));
    }

    private static String status(Api service, String id) {
        return service.get("/decisions/" + id).expect(200).body().path("status").asString();
    }

    private static Realm realm() {
        return new Realm(stack.keycloak().issuer());
    }

    private static Api service() {
        return Api.ofService(stack.publicUrl(), realm(), "loan-service");
    }

    private static Api person(String username) {
        return Api.ofPerson(stack.publicUrl(), realm(), username);
    }
}
