package io.countersign.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The demo realm's token endpoint: people by direct grant, services by client credentials. */
public record Realm(String issuer) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** In the demo realm the password is the user name. */
    public Token person(String username) {
        return token(Map.of("grant_type", "password", "client_id", "countersign-cli", "username", username, "password",
                username, "scope", "openid"));
    }

    /** In the demo realm the secret is the client id. */
    public Token service(String client) {
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", client));
    }

    private Token token(Map<String, String> form) {
        String body = form.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        var response = Api.send(HTTP, request, HttpResponse.BodyHandlers.ofString());
        var answer = JSON.readTree(response.body());
        if (response.statusCode() != 200) throw new IllegalStateException("No token: " + answer);
        return new Token(answer.path("access_token").asString(),
                System.nanoTime() + answer.path("expires_in").asLong() * 1_000_000_000L);
    }

    /** @param staleAt on the scale of {@link System#nanoTime} */
    public record Token(String value, long staleAt) {

        boolean goodFor(long seconds) {
            return staleAt - System.nanoTime() > seconds * 1_000_000_000L;
        }
    }
}
