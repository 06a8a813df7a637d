package io.countersign.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Client credentials (RFC 6749 §4.4), fetched again once four fifths of a token's life have passed. */
final class AccessTokens {

    private record Token(String value, Instant renewAt) {
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final Target target;
    private final InstantSource clock;
    private Optional<Token> held = Optional.empty();

    AccessTokens(HttpClient http, Target target, InstantSource clock) {
        this.http = http;
        this.target = target;
        this.clock = clock;
    }

    synchronized String current() throws IOException, InterruptedException {
        var fresh = held.filter(token -> clock.instant().isBefore(token.renewAt()));
        var token = fresh.isPresent() ? fresh.get() : fetch();
        held = Optional.of(token);
        return token.value();
    }

    /** After the server has refused a token that looked good, for example because its keys were rotated. */
    synchronized void discard(String refused) {
        held = held.filter(token -> !token.value().equals(refused));
    }

    private Token fetch() throws IOException, InterruptedException {
        var asked = clock.instant();
        var wellKnown = target.issuer() + "/.well-known/openid-configuration";
        var endpoint = json(HttpRequest.newBuilder(URI.create(wellKnown))).path("token_endpoint").asString("");
        if (endpoint.isEmpty()) {
            throw new CannotRun(wellKnown + ": names no token endpoint");
        }
        var form = "grant_type=client_credentials&client_id=" + encoded(target.clientId())
            + "&client_secret=" + encoded(target.secret());
        var token = json(HttpRequest.newBuilder(URI.create(endpoint))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
        var life = Duration.ofSeconds(token.path("expires_in").asLong(60));
        return new Token(token.path("access_token").asString(""), asked.plus(life.multipliedBy(4).dividedBy(5)));
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        var sent = request.timeout(Duration.ofSeconds(30)).build();
        var response = http.send(sent, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 500) {
            throw new IOException(sent.uri() + " answered " + response.statusCode());
        }
        try {
            var body = JSON.readTree(response.body());
            if (response.statusCode() == 200) {
                return body;
            }
            throw new CannotRun(sent.uri() + " refused client " + target.clientId() + ": " + response.statusCode() + " "
                + body.path("error_description").asString(body.path("error").asString("")));
        } catch (JacksonException notJson) {
            throw new CannotRun(sent.uri() + " answered " + response.statusCode() + " without JSON");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
