package io.countersign.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countersign.client.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** The back-end services' end of the callbacks: checks signature and age as Standard Webhooks asks, prints, remembers. */
final class CallbackReceiver {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final int port;
    private final SecretKeySpec key;
    private final Consumer<String> say;
    private final Map<String, CompletableFuture<JsonNode>> received = new ConcurrentHashMap<>();

    CallbackReceiver(int port, String secret, Consumer<String> say) {
        this.port = port;
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256");
        this.say = say;
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            server.createContext("/", this::receive);
            server.start();
        } catch (IOException e) {
            throw new Refusal("The callback receiver cannot listen on port " + port + ": " + e.getMessage());
        }
    }

    String url() {
        return "http://localhost:" + port + "/callbacks";
    }

    /** @throws TimeoutException when no callback for the decision came in time */
    JsonNode await(String decision, Duration patience) throws TimeoutException {
        try {
            return future(decision).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<JsonNode> future(String decision) {
        return received.computeIfAbsent(decision, ignored -> new CompletableFuture<>());
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean genuine = signed(exchange, body);
            exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
            if (genuine) accept(Api.JSON.readTree(body));
            else say.accept("Refused a callback whose signature does not fit");
        }
    }

    private void accept(JsonNode message) {
        JsonNode data = message.path("data");
        future(data.path("id").asString()).complete(data);
        say.accept("Callback %s (signature checked): %s → %s%s, answered for by %s".formatted(
                message.path("type").asString(), data.path("reference").asString(),
                data.at("/outcome/value").asString(),
                data.at("/outcome/changedFromRecommendation").asBoolean() ? ", other than recommended" : "",
                data.path("accountable").asString()));
    }

    private boolean signed(HttpExchange exchange, byte[] body) {
        try {
            var headers = exchange.getRequestHeaders();
            long sent = Long.parseLong(String.valueOf(headers.getFirst("webhook-timestamp")));
            if (Math.abs(Instant.now().getEpochSecond() - sent) > TOLERANCE.toSeconds()) return false;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + ".")
                    .getBytes(StandardCharsets.UTF_8));
            String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            // While a secret is being replaced there are several.
            return Arrays.stream(String.valueOf(headers.getFirst("webhook-signature")).split(" ")).anyMatch(signature ->
                    MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8)));
        } catch (NumberFormatException noTime) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
