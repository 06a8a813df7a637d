package io.countersign.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.client.Samples;
import io.countersign.journey.Parties;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Nobody sees or does what their role, queue and client do not allow. */
@RealStackTest
class AuthorisationIT extends Parties {

    private static final Set<String> PARTIES = Set.of("rita", "sana", "aude", "stig", "otto", "loan-service");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    static List<Endpoint> endpoints() {
        return Endpoint.all(loan("APP-ACCESS"), Samples.useCase("loan-denial"));
    }

    static Stream<Arguments> endpointsAndParties() {
        return endpoints().stream().flatMap(endpoint -> PARTIES.stream()
                .map(party -> Arguments.of(endpoint.name(), party, endpoint)));
    }

    private static Api party(String name) {
        return name.endsWith("-service") ? service(name) : person(name);
    }

    static Api.Answer refused(Api.Answer answer, int... statuses) {
        assertThat(statuses).as("%s from %s", answer.body(), answer.raw().uri()).contains(answer.status());
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().path("type").asString()).startsWith("/problems/");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        return quiet(answer);
    }

    private static Api.Answer quiet(Api.Answer answer) {
        assertThat(new String(answer.raw().body(), StandardCharsets.UTF_8)).doesNotContain("\tat ", "io.countersign", "Exception:");
        return answer;
    }

    @Test
    void everyEndpointIsInTheTable() {
        var mapped = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("io.countersign"))
                .map(Map.Entry::getKey).flatMap(info -> info.getPatternValues().stream().flatMap(path ->
                        info.getMethodsCondition().getMethods().stream().map(method -> method + " " + path)))
                .filter(name -> !name.startsWith("GET /log/")) // for everybody, but for the entries
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(mapped).containsExactlyInAnyOrderElementsOf(endpoints().stream().map(Endpoint::name).toList());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("endpointsAndParties")
    void anEndpointIsOpenToItsPartiesAndToNobodyElse(String name, String party, Endpoint endpoint) {
        Api.Answer answer = endpoint.call(party(party));
        if (endpoint.parties().contains(party)) assertThat(quiet(answer).status()).isNotIn(401, 403, 500);
        else refused(answer, 403, 404);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noEndpointAnswersWithoutAToken(Endpoint endpoint) {
        Api.Answer answer = refused(endpoint.call(Api.anonymous(app())), 401);
        assertThat(answer.raw().headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noEndpointAnswersToGarbage(Endpoint endpoint) {
        refused(endpoint.call(Api.withToken(app(), "garbage")), 401);
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/v2/decisions", "GET, /api/v1", "GET, /api", "GET, /api/v1/nothing", "DELETE, /api/v1/use-cases/x",
            "GET, /api/v1/decisions;a=b", "GET, /api/v1//decisions", "PROPFIND, /api/v1/decisions", "GET, /log/nothing",
            "GET, /v3/api-docs", "GET, /actuator/env", "POST, /actuator/health", "GET, /actuator/heapdump"})
    void whatIsNotThereIsRefusedToEverybody(String method, String path) {
        Stream.of(person("rita"), person("otto"), service("loan-service"), Api.anonymous(app())).forEach(party ->
                refused(party.send(party.absolute(path).method(method, BodyPublishers.noBody())), 400, 401, 403, 404, 405));
    }

    @Test
    void anybodyMayAskForHealthAndLearnsNothingElse() {
        Api nobody = Api.anonymous(app());
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            JsonNode health = nobody.send(nobody.absolute(path).GET()).expect(200).body();
            assertThat(health.path("status").asString()).isEqualTo("UP");
            assertThat(health.has("components")).isFalse();
        }
    }

    @Test
    void onlyTheOperatorReadsTheMetrics() {
        for (String party : PARTIES)
            if (!party.equals("otto")) refused(party(party).send(party(party).absolute("/actuator/prometheus").GET()), 403);
        refused(Api.anonymous(app()).send(Api.anonymous(app()).absolute("/actuator/prometheus").GET()), 401);
        Api.Answer metrics = person("otto").send(person("otto").absolute("/actuator/prometheus").GET()).expect(200);
        assertThat(new String(metrics.raw().body(), StandardCharsets.UTF_8)).contains("jvm_memory_used_bytes");
    }

    @Test
    void aClientSubmitsToItsOwnUseCaseOnly() {
        Api.Answer answer = service("hiring-service").submit(UUID.randomUUID().toString(), loan("APP-ACCESS"));
        assertThat(refused(answer, 403).body().path("type").asString()).isEqualTo("/problems/intake/use-case-not-permitted");
    }

    @Test
    void anotherServicesDecisionDoesNotExist() {
        String id = submitted(loan("APP-ACCESS"));
        Api other = service("hiring-service");
        refused(other.get("/decisions/" + id), 404);
        refused(other.get("/decisions/" + id + "?wait=1s"), 404);
        refused(other.post("/decisions/" + id + "/withdrawal", Map.of("reason", "mine now")), 404);
        refused(other.post("/decisions/" + id + "/information", Map.of("answer", "mine now")), 404);
        assertThat(other.get("/decisions?reference=APP-ACCESS").expect(200).body().path("items")).isEmpty();
        service("loan-service").get("/decisions/" + id).expect(200);
    }

    @Test
    void aTaskOfAQueueOneDoesNotServeDoesNotExist() {
        String id = submitted(loan("APP-ACCESS"));
        JsonNode task = claim(person("sana"), id);
        String path = "/tasks/" + task.path("id").asString();
        person("sana").post(path + "/verdict", Map.of("decision", "escalate", "rationale", "A hard one.")).expect(200);
        Api rita = person("rita");
        refused(rita.get(path), 404);
        refused(rita.post(path + "/claim", Map.of()), 404);
        refused(rita.post(path + "/release", Map.of()), 404);
        refused(rita.post(path + "/extend", Map.of()), 404);
        refused(rita.get(path + "/evidence/1"), 404);
        refused(uphold(rita, task), 404);
        refused(rita.post("/queues/escalation/claim-next", Map.of()), 404);
        assertThat(rita.get("/tasks?queue=escalation").expect(200).body().path("items")).isEmpty();
        assertThat(rita.get("/tasks?decision=" + id).expect(200).body().path("items")).isEmpty();
        person("sana").get(path).expect(200);
    }

    @Test
    void aTaskInTheQueueShowsNothingOfTheCaseToWhoDoesNotHoldIt() {
        String id = submitted(loan("APP-ACCESS"));
        JsonNode task = claim(person("rita"), id);
        JsonNode outline = person("ravi").get("/tasks/" + task.path("id").asString()).expect(200).body();
        for (String field : List.of("subject", "inputs", "evidence", "questions", "caseHash", "recommendation", "model", "factors", "holder"))
            assertThat(outline.hasNonNull(field)).as(field).isFalse();
        refused(uphold(person("ravi"), task), 409);
        refused(person("ravi").post("/tasks/" + task.path("id").asString() + "/claim", Map.of()), 409);
        assertThat(outline.toString()).doesNotContainIgnoringCase("rita");
    }
}
