package io.countersign.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The API as one party uses it; renews its token in time. */
public final class Api {

    public static final JsonMapper JSON = JsonMapper.shared();

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final long MARGIN_SECONDS = 30;

    private final String base;
    private final Supplier<Realm.Token> login;
    private Realm.Token token;

    private Api(String base, Supplier<Realm.Token> login) {
        this.base = base;
        this.login = login;
        this.token = login.get();
    }

    public static Api ofPerson(String app, Realm realm, String username) {
        return new Api(app + "/api/v1", () -> realm.person(username));
    }

    public static Api ofService(String app, Realm realm, String client) {
        return new Api(app + "/api/v1", () -> realm.service(client));
    }

    /** With this very token, however bad it is. */
    public static Api withToken(String app, String token) {
        return new Api(app + "/api/v1", () -> new Realm.Token(token, System.nanoTime() + Duration.ofDays(1).toNanos()));
    }

    public static Api anonymous(String app) {
        return withToken(app, "");
    }

    /** @param body missing when there was none or it was not JSON */
    public record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {

        public Answer expect(int expected) {
            if (status != expected)
                throw new AssertionError("Expected " + expected + " but got " + status + ": " + body + " from " + raw.uri());
            return this;
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return send(json(path).POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    public Answer put(String path, Object body) {
        return send(json(path).PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    public Answer submit(String idempotencyKey, Object submission) {
        return send(json("/decisions").header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(submission))));
    }

    /** For requests that the other methods are too well-behaved to make. */
    public HttpRequest.Builder request(String path) {
        return to(base + path);
    }

    /** Beside the API, on the same server. @param path from the root */
    public HttpRequest.Builder absolute(String path) {
        return to(base.replaceFirst("/api/v1$", "") + path);
    }

    private HttpRequest.Builder to(String address) {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(90));
        String bearer = freshToken();
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    /** For programs that are given a token. */
    public String token() {
        return freshToken();
    }

    public Answer send(HttpRequest.Builder request) {
        var response = send(HTTP, request.build(), HttpResponse.BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json")
                && response.body().length > 0;
        return new Answer(response.statusCode(), json && !response.headers().firstValue("Content-Type").orElse("")
                .contains("ndjson") ? JSON.readTree(response.body()) : MissingNode.getInstance(), response);
    }

    private synchronized String freshToken() {
        if (!token.goodFor(MARGIN_SECONDS)) token = login.get();
        return token.value();
    }

    static <T> HttpResponse<T> send(HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
