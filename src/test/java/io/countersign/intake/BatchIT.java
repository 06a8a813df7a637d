package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.journey.Parties;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Many submissions in one request; each line stands and falls alone. */
@RealStackTest
class BatchIT extends Parties {

    private static Api.Answer batch(String lines) {
        Api service = service("loan-service");
        return service.send(service.request("/decisions/batch").header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines)));
    }

    private static List<JsonNode> results(String lines) {
        Api.Answer answer = batch(lines).expect(200);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
        return new String(answer.raw().body(), StandardCharsets.UTF_8).lines().map(Api.JSON::readTree).toList();
    }

    private static String line(String key, String reference) {
        return loan(reference).put("idempotencyKey", key).toString();
    }

    @Test
    void goodBadAndRepeatedLinesAreAnsweredEachInItsPlace() {
        String key = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        ObjectNode undeclared = loan("B-4").put("idempotencyKey", UUID.randomUUID().toString());
        ((ObjectNode) undeclared.path("inputs")).put("shoeSize", 43);
        var results = results(String.join("\n", line(key, "B-1"), "{\"useCase\":", "[]", undeclared.toString(), line(key, "B-1"),
                line(key, "B-6"), loan("B-7").toString(), "", line(other, "B-8"),
                loan("B-9").put("reference", "\0").put("idempotencyKey", "x").toString(), "{}", loan("B-11").put("useCase", "hiring-rejection")
                        .put("idempotencyKey", "x").toString(), line(other, "B-8")));
        assertThat(results).extracting(result -> result.path("line").asInt()).containsExactly(1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13);
        assertThat(results).extracting(result -> result.path("status").asInt())
                .containsExactly(202, 400, 400, 422, 200, 409, 400, 202, 400, 400, 403, 200);
        assertThat(results.get(4).path("id")).isEqualTo(results.getFirst().path("id"));
        assertThat(results.get(4).path("receipt")).isEqualTo(results.getFirst().path("receipt"));
        assertThat(results.get(3).at("/problem/errors/0/pointer").asString()).isEqualTo("/inputs/shoeSize");
        assertThat(results.get(6).at("/problem/errors/0/pointer").asString()).isEqualTo("/idempotencyKey");
        assertThat(results.get(8).at("/problem/errors/0/pointer").asString()).isEqualTo("/reference");
        assertThat(results).filteredOn(result -> result.path("status").asInt() >= 400).allSatisfy(result ->
                assertThat(result.at("/problem/type").asString()).startsWith("/problems/"));
        service("loan-service").get("/decisions/" + results.get(7).path("id").asString()).expect(200);
    }

    @Test
    void aLineIsTheSameSubmissionAsASingleRequest() {
        String key = UUID.randomUUID().toString();
        String id = service("loan-service").submit(key, loan("B-SINGLE")).expect(202).body().path("id").asString();
        JsonNode again = results(line(key, "B-SINGLE") + "\r\n").getFirst();
        assertThat(again.path("status").asInt()).isEqualTo(200);
        assertThat(again.path("id").asString()).isEqualTo(id);
    }

    @Test
    void anEmptyBatchHasNoResults() {
        assertThat(results("")).isEmpty();
        assertThat(results("\n \r\n\n")).isEmpty();
    }
}
