package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.delivery.Receiver;
import io.countersign.journey.Parties;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is stopped goes nowhere, wherever it stood; and goes on from there when a second person lets it. */
@RealStackTest
class StopMeansStopIT extends Parties {

    private static final Map<String, ?> LOANS = Map.of("useCase", "loan-denial");

    @Autowired
    JdbcClient db;

    private final List<String> placed = new ArrayList<>();

    private JsonNode stop(String who, Map<String, ?> scope, String grade) {
        JsonNode stop = person(who).post("/stops", Map.of("scope", scope, "grade", grade, "reason", "Too many denials.")).expect(201).body();
        placed.add(stop.path("id").asString());
        return stop;
    }

    private static Api.Answer release(String who, JsonNode stop) {
        return person(who).post("/stops/" + stop.path("id").asString() + "/release", Map.of("reason", "Found and mended."));
    }

    @AfterEach
    void releaseAll() {
        placed.forEach(id -> person("stella").post("/stops/" + id + "/release", Map.of("reason", "End of the test.")).expect(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'useCase': 'loan-denial'}", "{'model': {'name': 'credit-risk', 'version': '3.2.1'}}", "{'system': true}"})
    void aHeldCaseIsNeitherGivenOutNorDecidedAndThenGoesOn(String scope) {
        Api rita = person("rita");
        String before = submitted(loan("STOP-1"));
        JsonNode task = claim(rita, before);
        JsonNode stop = stop("stig", asMap(scope), "hold");
        assertThat(stop.path("inEffectAt").asString("")).isNotEmpty();
        String after = submitted(loan("STOP-2"));
        assertThat(service("loan-service").get("/decisions/" + before).expect(200).body().path("status").asString()).isEqualTo("HELD");
        awaitStatus(service("loan-service"), after, "HELD");
        JsonNode refused = uphold(rita, task).expect(409).body();
        assertThat(refused.path("stop").asString()).isEqualTo(stop.path("id").asString());
        String waiting = taskOf(after);
        rita.post("/tasks/" + waiting + "/claim", Map.of()).expect(409);
        Api.Answer next = rita.post("/queues/lending/claim-next", Map.of());
        assertThat(next.status()).isIn(204, 409, 200);
        if (next.status() == 200) assertThat(next.body().path("useCase").asString()).isNotEqualTo("loan-denial");
        release("stella", stop).expect(200);
        awaitStatus(service("loan-service"), after, "IN_REVIEW");
        uphold(rita, task).expect(200);
        awaitStatus(service("loan-service"), before, "RELEASED");
    }

    @Test
    void heldCasesAreListedAsHeldAndAsNothingElse() {
        String held = submitted(loan("STOP-3"));
        String other = submitted(loan("STOP-3"));
        claim(person("rita"), held);
        claim(person("rita"), other);
        stop("otto", Map.of("decision", held), "hold");
        assertThat(ids("status=HELD&reference=STOP-3")).containsExactly(held);
        assertThat(ids("status=IN_REVIEW&reference=STOP-3")).containsExactly(other);
        assertThat(ids("reference=STOP-3")).containsExactlyInAnyOrder(held, other);
        assertThat(person("aude").get("/decisions/" + held).expect(200).body().path("status").asString()).isEqualTo("HELD");
    }

    @Test
    void whoWaitsForAChangeIsToldOfAStop() {
        String id = submitted(loan("STOP-4"));
        claim(person("rita"), id);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var poll = CompletableFuture.supplyAsync(() -> service("loan-service").get("/decisions/" + id + "?wait=60s").expect(200).body(), threads);
            JsonNode stop = stop("stig", LOANS, "hold");
            assertThat(poll.join().path("status").asString()).isEqualTo("HELD");
            var again = CompletableFuture.supplyAsync(() -> service("loan-service").get("/decisions/" + id + "?wait=60s").expect(200).body(), threads);
            release("stella", stop).expect(200);
            assertThat(again.join().path("status").asString()).isEqualTo("IN_REVIEW");
        }
    }

    @Test
    void submissionsAreRefusedAtTheStrictestGradeOnly() {
        JsonNode hold = stop("stig", LOANS, "hold");
        submitted(loan("STOP-5"));
        stop("stig", Map.of("model", Map.of("name", "credit-risk", "version", "3.2.1")), "stop");
        JsonNode refused = service("loan-service").submit(UUID.randomUUID().toString(), loan("STOP-6")).expect(422).body();
        assertThat(refused.path("type").asString()).isEqualTo("/problems/policy/stopped");
        assertThat(refused.at("/errors/0/pointer").asString()).isEqualTo("/model");
        ObjectNode newer = loan("STOP-7");
        ((ObjectNode) newer.path("model")).put("version", "3.2.2");
        submitted(newer);
        release("stella", hold).expect(200);
        service("loan-service").submit(UUID.randomUUID().toString(), loan("STOP-8")).expect(422);
    }

    @Test
    void nobodyReleasesWhatTheyStopped() {
        JsonNode stop = stop("stig", LOANS, "people");
        assertThat(release("stig", stop).expect(409).body().path("type").asString()).isEqualTo("/problems/policy/same-person");
        release("otto", stop).expect(403);
        person("stella").post("/stops/" + stop.path("id").asString() + "/release", Map.of("reason", " ")).expect(400);
        JsonNode released = release("stella", stop).expect(200).body();
        assertThat(release("stig", stop).expect(200).body()).as("again").isEqualTo(released);
        assertThat(released.path("releasedBy")).isNotEqualTo(released.path("placedBy"));
    }

    @Test
    void whatIsNotThereCannotBeStopped() {
        for (var scope : List.of(Map.of("useCase", "no-such"), Map.of("decision", UUID.randomUUID().toString()), Map.of(),
                Map.of("system", false), Map.of("useCase", "loan-denial", "system", true)))
            person("stig").post("/stops", Map.of("scope", scope, "grade", "hold", "reason", "x")).expect(422);
        person("stig").post("/stops", Map.of("scope", LOANS, "grade", "pause", "reason", "x")).expect(400);
        person("stig").post("/stops", Map.of("scope", LOANS, "grade", "hold", "reason", "")).expect(400);
    }

    @Test
    void aDrillStopsAndIsRecordedAsOne() {
        JsonNode drill = person("otto").post("/stops", Map.of("scope", LOANS, "grade", "hold", "drill", true, "reason", "Quarterly drill"))
                .expect(201).body();
        placed.add(drill.path("id").asString());
        assertThat(drill.path("drill").asBoolean()).isTrue();
        assertThat(person("aude").get("/stops?open=true").expect(200).body().at("/items/0")).isEqualTo(drill);
        awaitStatus(service("loan-service"), submitted(loan("STOP-9")), "HELD");
    }

    @Test
    void reviewsAreBlindWhileOneStopsThemSo() {
        String id = submitted(loan("STOP-10"));
        JsonNode seen = claim(person("rita"), id);
        assertThat(seen.path("phase").asString()).isEqualTo("open");
        stop("stig", LOANS, "blind");
        assertThat(person("rita").get("/tasks/" + seen.path("id").asString()).expect(200).body().path("phase").asString())
                .as("for who has seen it").isEqualTo("open");
        JsonNode blind = claim(person("ravi"), submitted(loan("STOP-11")));
        assertThat(blind.path("phase").asString()).isEqualTo("blind");
        assertThat(blind.has("recommendation")).isFalse();
        uphold(person("ravi"), blind).expect(422);
        finding(person("ravi"), blind, "deny").expect(200);
        uphold(person("ravi"), blind).expect(200);
    }

    @Test
    void callbacksAreWithheldAndReleasesNotRedeemed() {
        try (var receiver = new Receiver().answering(500, 204)) {
            ObjectNode loan = loan("STOP-12");
            loan.putObject("callback").put("url", receiver.url());
            String id = submitted(loan);
            uphold(person("rita"), claim(person("rita"), id)).expect(200);
            await("the first attempt").until(() -> receiver.messages().size() == 1);
            String token = awaitStatus(service("loan-service"), id, "RELEASED").path("releaseToken").asString();
            JsonNode stop = stop("stig", Map.of("decision", id), "hold");
            await("the next attempt is withheld").until(() -> db.sql("""
                    select due_at = 'infinity' and attempts = 1 from delivery_callback where decision_id = ?""")
                    .param(UUID.fromString(id)).query(Boolean.class).single());
            service("loan-service").post("/releases/redeem", Map.of("token", token)).expect(409);
            assertThat(receiver.messages()).hasSize(1);
            release("stella", stop).expect(200);
            await("the next attempt").until(() -> receiver.messages().size() == 2);
            service("loan-service").post("/releases/redeem", Map.of("token", token)).expect(200);
        }
    }

    @Test
    void theDatabaseHoldsItToo() {
        String id = submitted(loan("STOP-13"));
        uphold(person("rita"), claim(person("rita"), id)).expect(200);
        awaitStatus(service("loan-service"), id, "RELEASED");
        stop("stig", Map.of("decision", id), "hold");
        assertThatThrownBy(() -> db.sql("update outcome_outcome set redeemed_at = now() where decision_id = ?")
                .param(UUID.fromString(id)).update()).hasMessageContaining("the stop " + placed.getFirst() + " holds it");
    }

    /** Eight services and reviewers at it without a pause while the stop comes. */
    @Test
    void underLoadNothingIsDoneAfterTheStopIsInEffect() {
        var over = new AtomicBoolean();
        List<String> submitted = java.util.Collections.synchronizedList(new ArrayList<>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = IntStream.range(0, 8).mapToObj(n -> CompletableFuture.runAsync(() -> {
                while (!over.get()) work(n, submitted);
            }, threads)).toList();
            await("load").until(() -> count("outcome_outcome", "released_at", submitted, Instant.EPOCH) >= 10);
            JsonNode stop = stop("stig", LOANS, "hold");
            Instant inEffect = OffsetDateTime.parse(stop.path("inEffectAt").asString()).toInstant();
            int before = submitted.size();
            await("more work").until(() -> submitted.size() >= before + 20);
            assertThat(count("outcome_outcome", "released_at", submitted, inEffect)).isZero();
            assertThat(count("outcome_outcome", "redeemed_at", submitted, inEffect)).isZero();
            assertThat(count("verdict_verdict", "decided_at", submitted, inEffect)).isZero();
            release("stella", stop).expect(200);
            await("going on").until(() -> count("outcome_outcome", "released_at", submitted, inEffect) > 0);
            over.set(true);
            work.forEach(CompletableFuture::join);
        }
    }

    private static void work(int n, List<String> submitted) {
        Api reviewer = person(n % 2 == 0 ? "rita" : "ravi");
        submitted.add(submitted(loan("STOP-LOAD-" + n)));
        Api.Answer next = reviewer.post("/queues/lending/claim-next", Map.of());
        if (next.status() == 200) uphold(reviewer, next.body());
        for (String id : List.copyOf(submitted).reversed().stream().limit(3).toList()) {
            String token = service("loan-service").get("/decisions/" + id).expect(200).body().path("releaseToken").asString("");
            if (!token.isEmpty()) service("loan-service").post("/releases/redeem", Map.of("token", token));
        }
    }

    private long count(String table, String when, List<String> decisions, Instant since) {
        return db.sql("select count(*) from " + table + " where decision_id = any(?) and " + when + " > ?")
                .params(List.copyOf(decisions).stream().map(UUID::fromString).toArray(UUID[]::new), since.atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class).single();
    }

    private String taskOf(String decision) {
        return await("a task").until(() -> db.sql("select id::text from inbox_task where decision_id = ?").param(UUID.fromString(decision))
                .query(String.class).optional(), java.util.Optional::isPresent).orElseThrow();
    }

    private static List<String> ids(String query) {
        return service("loan-service").get("/decisions?" + query).expect(200).body().path("items").valueStream()
                .map(each -> each.path("id").asString()).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> asMap(String json) {
        return Api.JSON.readValue(json.replace('\'', '"'), Map.class);
    }
}
