package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How a service learns of a release, and uses it. */
@RealStackTest
class ReleaseIT extends Parties {

    private static Api loans() {
        return service("loan-service");
    }

    private static Api.Answer redeem(Api service, String token) {
        return service.post("/releases/redeem", Map.of("token", token));
    }

    @Test
    void aReleaseTokenIsGoodForOneUseByItsOwner() {
        String id = submitted(loan("APP-TOKEN"));
        uphold(person("rita"), claim(person("rita"), id)).expect(200);
        String token = awaitStatus(loans(), id, "RELEASED").path("releaseToken").asString();
        assertThat(person("aude").get("/decisions/" + id).expect(200).body().has("releaseToken")).isFalse();
        redeem(service("hiring-service"), token).expect(404);
        redeem(loans(), token + "A").expect(404);
        redeem(loans(), id + ".AAAA").expect(404);
        JsonNode redeemed = redeem(loans(), token).expect(200).body();
        assertThat(redeemed.path("decision").asString()).isEqualTo(id);
        assertThat(redeemed.path("outcome").asString()).isEqualTo("deny");
        assertThat(redeem(loans(), token).expect(409).body().path("type").asString()).isEqualTo("/problems/outcome/token-used");
        redeem(service("hiring-service"), token).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "019a0000-0000-7000-8000-000000000000.AAAA", "\0"})
    void whatIsNoReleaseTokenReleasesNothing(String token) {
        redeem(loans(), token).expect(404);
    }

    @Test
    void ofManyAtOnceOneRedeemsTheToken() {
        String id = submitted(loan("APP-TOKEN"));
        uphold(person("rita"), claim(person("rita"), id)).expect(200);
        String token = awaitStatus(loans(), id, "RELEASED").path("releaseToken").asString();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> redeem(loans(), token).status(), threads)).toList();
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnlyOnce(200)
                    .allSatisfy(status -> assertThat(status).isIn(200, 409));
        }
    }

    /** Claiming and putting back are no changes of state; withdrawing is one. */
    @Test
    void aLongPollReturnsAtTheNextChangeOfState() {
        String id = submitted(loan("APP-POLL"));
        String task = claim(person("rita"), id).path("id").asString();
        awaitStatus(loans(), id, "IN_REVIEW");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var poll = CompletableFuture.supplyAsync(() -> loans().get("/decisions/" + id + "?wait=60s").expect(200).body(), threads);
            person("rita").post("/tasks/" + task + "/release", Map.of()).expect(200);
            person("rita").post("/tasks/" + task + "/claim", Map.of()).expect(200);
            loans().post("/decisions/" + id + "/withdrawal", Map.of("reason", "The applicant cancelled.")).expect(200);
            assertThat(poll.join().path("status").asString()).isEqualTo("WITHDRAWN");
        }
    }

    @Test
    void waitingForTheNextChangeEachTimeShowsTheReleaseWithItsToken() {
        String id = submitted(loan("APP-POLL"));
        JsonNode task = claim(person("rita"), id);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var released = CompletableFuture.supplyAsync(() -> {
                JsonNode seen = loans().get("/decisions/" + id + "?wait=60s").expect(200).body();
                while (!seen.path("status").asString().equals("RELEASED")) {
                    assertThat(seen.path("status").asString()).isEqualTo("DECIDED");
                    seen = loans().get("/decisions/" + id + "?wait=60s").expect(200).body();
                }
                return seen;
            }, threads);
            uphold(person("rita"), task).expect(200);
            assertThat(released.join().path("releaseToken").asString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "30%20s", "s", "99999999999999999999s", "9223372036854775807d", "1y", "-5s", "1", "%00"})
    void aWaitThatIsNoDurationIsRefused(String wait) {
        String id = submitted(loan("APP-POLL"));
        JsonNode refusal = loans().get("/decisions/" + id + "?wait=" + wait).expect(400).body();
        assertThat(refusal.at("/errors/0/pointer").asString()).isEqualTo("wait");
    }
}
