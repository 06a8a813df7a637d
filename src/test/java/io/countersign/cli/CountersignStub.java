package io.countersign.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers as the contract says, over a real socket: an issuer and the batch endpoint, keeping keys in memory. */
final class CountersignStub implements AutoCloseable {

    static final String SECRET = "loan-service";

    final Map<String, JsonNode> held = new ConcurrentHashMap<>();
    final List<Integer> batchSizes = new CopyOnWriteArrayList<>();
    final AtomicInteger tokensIssued = new AtomicInteger();
    final AtomicInteger batchesToFail = new AtomicInteger();
    final AtomicInteger answersToBreakOff = new AtomicInteger();
    final AtomicInteger tokensToRefuse = new AtomicInteger();
    Function<JsonNode, String> refusal = submission -> "";
    int tokenLife = 300;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpServer server;

    CountersignStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realm/.well-known/openid-configuration", exchange -> answer(exchange, 200,
            "{\"token_endpoint\":\"" + address("/realm/token") + "\"}"));
        server.createContext("/realm/token", this::token);
        server.createContext("/api/v1/decisions/batch", this::batch);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void writeEndpoints(Path directory) throws IOException {
        var file = directory.resolve(".countersign/endpoints.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"app\":\"" + address("/") + "\",\"issuer\":\"" + address("/realm") + "\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!form.contains("grant_type=client_credentials") || !form.contains("client_secret=" + SECRET)) {
            answer(exchange, 401, """
                {"error":"unauthorized_client","error_description":"Invalid client credentials"}""");
            return;
        }
        answer(exchange, 200, """
            {"access_token":"token-%d","expires_in":%d}""".formatted(tokensIssued.incrementAndGet(), tokenLife));
    }

    private void batch(HttpExchange exchange) throws IOException {
        var lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        var newest = "Bearer token-" + tokensIssued.get();
        if (!newest.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || tokensToRefuse.getAndUpdate(CountersignStub::less) > 0) {
            answer(exchange, 401, "{\"type\":\"/problems/access/unauthenticated\",\"status\":401}");
            return;
        }
        if (batchesToFail.getAndUpdate(CountersignStub::less) > 0) {
            answer(exchange, 503, "{\"type\":\"/problems/intake/busy\",\"status\":503}");
            return;
        }
        batchSizes.add(lines.size());
        var results = new StringBuilder();
        for (var i = 0; i < lines.size(); i++) {
            results.append(result(i + 1, JSON.readTree(lines.get(i)))).append('\n');
        }
        var whole = results.toString();
        answer(exchange, 200, answersToBreakOff.getAndUpdate(CountersignStub::less) > 0
            ? whole.substring(0, whole.length() / 2) : whole);
    }

    private String result(int line, JsonNode submission) {
        var refused = refusal.apply(submission);
        if (!refused.isEmpty()) {
            return """
                {"line":%d,"status":422,"problem":{"type":"/problems/intake/%s","title":"Refused","status":422,\
                "detail":"Not this one","errors":[{"pointer":"/inputs/creditAmount","message":"too odd"}]}}"""
                .formatted(line, refused);
        }
        var key = submission.path("idempotencyKey").asString();
        var first = held.putIfAbsent(key, submission);
        var status = first == null ? 202 : first.equals(submission) ? 200 : 409;
        return status == 409
            ? """
                {"line":%d,"status":409,"problem":{"type":"/problems/intake/key-taken","status":409,\
                "detail":"Other content"}}""".formatted(line)
            : """
                {"line":%d,"status":%d,"id":"%s","receipt":{"entryId":"1","leafHash":"AA=="}}"""
                .formatted(line, status, key);
    }

    private static int less(int count) {
        return Math.max(0, count - 1);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }
}
