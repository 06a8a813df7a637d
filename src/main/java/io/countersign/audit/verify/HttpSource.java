package io.countersign.audit.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A log over HTTP. */
final class HttpSource implements LogSource {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** In bytes: more than the longest that a log has, a bundle of 256 entries of 64 KiB. */
    private static final long LONGEST = 32 << 20;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String prefix;
    private final @Nullable String token;

    /** @param prefix the log's address @param token an auditor's; without one the entries stay closed */
    HttpSource(String prefix, @Nullable String token) {
        this.prefix = prefix.replaceFirst("/+$", "") + "/";
        this.token = token;
    }

    @Override
    public byte[] read(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(prefix + path)).timeout(PATIENCE);
            if (token != null) request.header("Authorization", "Bearer " + token);
            HttpResponse<byte[]> answer = http.send(request.build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
            return switch (answer.statusCode()) {
                case 200 -> answer.body();
                case 401, 403 -> throw token == null ? new NotPermitted(prefix + path + " is not open to everybody.")
                        : new CannotVerify(prefix + path + " is not open to this token, or not any more.");
                case 404 -> throw new NotThere(prefix + path + " answers 404.");
                default -> throw new CannotVerify(prefix + path + " answers " + answer.statusCode() + ".");
            };
        } catch (IOException e) {
            throw new CannotVerify(prefix + path + " cannot be reached: " + e);
        } catch (IllegalArgumentException e) {
            throw new CannotVerify(prefix + path + " cannot be asked for: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotVerify("Interrupted.");
        }
    }
}
