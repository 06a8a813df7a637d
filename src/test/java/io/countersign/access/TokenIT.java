package io.countersign.access;

import static io.countersign.access.AuthorisationIT.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.RealStackTest;
import io.countersign.client.Api;
import io.countersign.devservices.RealmKey;
import io.countersign.devservices.TestStack;
import io.countersign.journey.Parties;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token counts when the realm signed it, for this API, and not too long ago. */
@RealStackTest
class TokenIT extends Parties {

    private static final String LIST = "/decisions";

    private static Api with(String token) {
        return Api.withToken(app(), token);
    }

    private static String service(Map<String, Object> claims) {
        return RealmTokens.service("loan-service", claims);
    }

    private static void isNotAccepted(String token) {
        Api.Answer answer = refused(with(token).get(LIST), 401);
        assertThat(answer.raw().headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer").contains("invalid_token");
        refused(with(token).submit(UUID.randomUUID().toString(), loan("APP-TOKEN")), 401);
    }

    @Test
    void aTokenOfTheRealmForThisApiIsAccepted() {
        with(service(Map.of())).get(LIST).expect(200);
    }

    @Test
    void anExpiredTokenIsNotAccepted() {
        isNotAccepted(service(Map.of("exp", Date.from(Instant.now().minus(Duration.ofMinutes(2))))));
    }

    @Test
    void aTokenOfTheFutureIsNotAccepted() {
        isNotAccepted(service(Map.of("nbf", Date.from(Instant.now().plus(Duration.ofMinutes(5))))));
    }

    @Test
    void aTokenThatSomebodyElseSignedIsNotAccepted() {
        isNotAccepted(RealmTokens.signed(RealmKey.stranger(), "loan-service", Map.of()));
    }

    @Test
    void aTokenOfAnotherRealmIsNotAccepted() {
        isNotAccepted(service(Map.of("iss", TestStack.shared().keycloak().baseUrl() + "/realms/master")));
    }

    @Test
    void aTokenForAnotherAudienceIsNotAccepted() {
        isNotAccepted(service(Map.of("aud", List.of("account", "another-api"))));
        var nobody = new HashMap<String, Object>();
        nobody.put("aud", null);
        isNotAccepted(service(nobody));
    }

    @Test
    void anUnsignedTokenIsNotAccepted() {
        String[] parts = service(Map.of()).split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));
        isNotAccepted(none + "." + parts[1] + ".");
    }

    @Test
    void aTokenThatWasTamperedWithIsNotAccepted() {
        String[] mine = service(Map.of()).split("\\.");
        String[] other = RealmTokens.service("hiring-service", Map.of()).split("\\.");
        isNotAccepted(mine[0] + "." + other[1] + "." + mine[2]);
    }

    /** Keycloak's own, of the same realm and person, issued to a client that is not for this API. */
    @ParameterizedTest
    @ValueSource(strings = {"access_token", "id_token"})
    void whatKeycloakIssuesForOtherPurposesIsNotAccepted(String kind) throws Exception {
        String client = kind.equals("id_token") ? "countersign-cli" : "admin-cli";
        var form = "grant_type=password&client_id=" + client + "&username=rita&password=rita&scope="
                + URLEncoder.encode("openid", StandardCharsets.UTF_8);
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create(realm().issuer() + "/protocol/openid-connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
            String token = Api.JSON.readTree(answer.body()).path(kind).asString();
            assertThat(token).isNotEmpty();
            refused(with(token).get("/queues"), 401);
        }
    }

    @Test
    void aTokenInTheAddressIsNotLookedAt() {
        Api nobody = Api.anonymous(app());
        refused(nobody.get(LIST + "?access_token=" + service(Map.of())), 401);
    }

    @Test
    void withoutARoleNothingIsOpen() {
        refused(with(service(Map.of("realm_access", Map.of("roles", List.of())))).get(LIST), 403);
        refused(with(service(Map.of("realm_access", "submitter"))).get(LIST), 403);
        refused(with(service(Map.of("realm_access", Map.of("roles", List.of("SUBMITTER"))))).get(LIST), 403);
    }
}
