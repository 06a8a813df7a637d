package io.countersign.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StackIT {

    private static final String AS_RITA =
            "grant_type=password&client_id=countersign-cli&username=rita&password=rita";
    private static final JsonMapper JSON = new JsonMapper();
    private final Stack stack = TestStack.shared();

    @Test
    void aReviewersTokenNamesRoleAndQueues() throws IOException {
        var claims = claims(AS_RITA);
        assertThat(texts(claims.at("/realm_access/roles"))).contains("reviewer").doesNotContain("auditor", "submitter");
        assertThat(texts(claims.get("groups")))
                .containsExactlyInAnyOrder("/queues/lending", "/queues/hiring", "/queues/diagnosis");
        assertThat(claims.get("preferred_username").asString()).isEqualTo("rita");
        assertThat(claims.get("name").asString()).isEqualTo("Rita Demo");
        assertThat(claims.get("iss").asString()).isEqualTo(stack.keycloak().issuer());
        assertThat(claims.get("aud").toString()).contains("countersign-api");
        assertThat(claims.has("auth_time")).isTrue();
        assertThat(claims.has("acr")).isTrue();
    }

    @Test
    void anIdTokenCarriesRolesAndQueuesToo() throws IOException {
        var answer = token("grant_type=password&client_id=countersign-cli&username=sana&password=sana&scope=openid");
        var claims = payload(answer.get("id_token").asString());
        assertThat(texts(claims.at("/realm_access/roles"))).contains("reviewer", "senior");
        assertThat(texts(claims.get("groups"))).contains("/queues/escalation");
        assertThat(claims.get("preferred_username").asString()).isEqualTo("sana");
        assertThat(claims.get("name").asString()).isEqualTo("Sana Demo");
        assertThat(claims.has("auth_time")).isTrue();
        assertThat(claims.has("acr")).isTrue();
    }

    @Test
    void aServiceMaySubmitToItsOwnUseCaseOnly() throws IOException {
        var claims = claims("grant_type=client_credentials&client_id=loan-service&client_secret=loan-service");
        assertThat(texts(claims.at("/realm_access/roles"))).contains("submitter").doesNotContain("reviewer");
        assertThat(texts(claims.get("use_cases"))).containsExactly("loan-denial");
        assertThat(claims.get("aud").toString()).contains("countersign-api");
    }

    @Test
    void theConsolesLoginReturnsToTheApplicationsAddressOnly() throws IOException {
        assertThat(authorise(stack.publicUrl())).isEqualTo(200);
        assertThat(authorise("http://localhost:1")).isEqualTo(400);
    }

    @Test
    void whatPostgresAcknowledgesIsDurable() throws SQLException {
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void theEngineSurvivesAKill() {
        assertThat(brokers()).isEqualTo(1);
        stack.zeebe().kill();
        assertThat(stack.zeebe().running()).isFalse();
        stack.zeebe().start();
        assertThat(brokers()).isEqualTo(1);
    }

    @Test
    void theDatabaseSurvivesAKillAndKeycloakGoesOn() throws Exception {
        try (var connection = owner(); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS survivor AS SELECT 42 AS answer");
        }
        stack.postgres().kill();
        stack.postgres().start();
        try (var connection = owner(); var statement = connection.createStatement();
                var rows = statement.executeQuery("TABLE survivor")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt("answer")).isEqualTo(42);
            statement.execute("DROP TABLE survivor");
        }
        assertThat(texts(claims(AS_RITA).get("groups"))).isNotEmpty();
    }

    private int brokers() {
        try (var client = CamundaClient.newClientBuilder().preferRestOverGrpc(false)
                .grpcAddress(URI.create(stack.zeebe().grpcAddress())).build()) {
            return client.newTopologyRequest().send().join().getBrokers().size();
        }
    }

    private java.sql.Connection owner() throws SQLException {
        var told = stack.applicationProperties();
        return DriverManager.getConnection(told.get("spring.flyway.url"), told.get("spring.flyway.user"),
                told.get("spring.flyway.password"));
    }

    private String show(String setting) throws SQLException {
        var told = stack.applicationProperties();
        try (var connection = DriverManager.getConnection(told.get("spring.datasource.url"),
                        told.get("spring.datasource.username"), told.get("spring.datasource.password"));
                var statement = connection.prepareStatement("SELECT current_setting(?)")) {
            statement.setString(1, setting);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private int authorise(String application) throws IOException {
        var query = "?response_type=code&scope=openid&client_id=countersign-console&code_challenge_method=S256"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri=" + application
                + "/login/oauth2/code/keycloak";
        var address = stack.keycloak().issuer() + "/protocol/openid-connect/auth" + query;
        return Http.send(HttpRequest.newBuilder(URI.create(address))).statusCode();
    }

    private JsonNode claims(String form) throws IOException {
        return payload(token(form).get("access_token").asString());
    }

    private JsonNode token(String form) throws IOException {
        var address = URI.create(stack.keycloak().issuer() + "/protocol/openid-connect/token");
        var answer = Http.send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode payload(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
