package io.countersign.audit.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** The witness over HTTP: {@code POST /add-checkpoint} and nothing else. */
public final class WitnessServer implements AutoCloseable {

    /** Room for the longest proof and 16 signatures of 5 kB each, in base64. */
    private static final int MOST_BODY = 128 << 10;

    private final Witness witness;
    private final HttpServer server;

    /** Listens when this returns. */
    public WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
        this.witness = witness;
        server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) answer(exchange, new Witness.Answer(404, "text/plain", "POST /add-checkpoint\n"));
            else if (!exchange.getRequestMethod().equals("POST")) answer(exchange, new Witness.Answer(405, "text/plain", "POST /add-checkpoint\n"));
            else answer(exchange, add(exchange.getRequestBody().readNBytes(MOST_BODY + 1)));
        }
    }

    private Witness.Answer add(byte[] body) {
        return body.length > MOST_BODY ? new Witness.Answer(413, "text/plain", "Too large\n")
                : witness.add(body);
    }

    private static void answer(HttpExchange exchange, Witness.Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
