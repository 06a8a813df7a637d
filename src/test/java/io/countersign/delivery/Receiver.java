package io.countersign.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service's end of the callbacks, that answers as it is told and keeps what came. */
public final class Receiver implements AutoCloseable {

    /** @param path as it was asked for */
    public record Message(String path, String id, String timestamp, String signature, byte[] body) {}

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private volatile int afterwards = 204;

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    /** The next answers in turn, and the last one from then on. A redirect leads to another path here. */
    public Receiver answering(int... statuses) {
        afterwards = statuses[statuses.length - 1];
        for (int i = 0; i < statuses.length - 1; i++) answers.add(statuses[i]);
        return this;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/callbacks";
    }

    public List<Message> messages() {
        return messages;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            messages.add(new Message(exchange.getRequestURI().getPath(), headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"), headers.getFirst("webhook-signature"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Location", url().replace("/callbacks", "/elsewhere"));
            Integer next = answers.poll();
            exchange.sendResponseHeaders(next == null ? afterwards : next, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
