package io.countersign.delivery;

import io.countersign.intake.Decision;
import io.countersign.intake.Decisions;
import io.countersign.policy.CallbackAddresses;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Makes one attempt at a callback. The body says what is so at that moment; redirects are not followed. */
@Component
class WebhookSender {

    /** @param secret {@code whsec_} and random bytes in base64, shared with the receivers */
    @ConfigurationProperties("countersign.delivery")
    record Signing(String secret) {}

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final Decisions decisions;
    private final DecisionStates states;
    private final CallbackAddresses addresses;
    private final WebhookSignature signature;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    WebhookSender(Decisions decisions, DecisionStates states, CallbackAddresses addresses, Signing signing,
            ObjectMapper json, InstantSource clock) {
        this.decisions = decisions;
        this.states = states;
        this.addresses = addresses;
        this.signature = new WebhookSignature(signing.secret());
        this.json = json;
        this.clock = clock;
    }

    WebhookResponse send(Callback callback) {
        var objection = addresses.objection(callback.url()); // the operator may have changed his mind since
        if (objection.isPresent()) return new WebhookResponse.Failed("The address " + objection.get());
        try {
            return answer(http.sendAsync(request(callback), HttpResponse.BodyHandlers.discarding()));
        } catch (IllegalArgumentException e) { // for an address that cannot be called
            return new WebhookResponse.Failed(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WebhookResponse.Failed("Interrupted");
        }
    }

    /** The client's own time limit ends with the head of the answer; a body that never ends must not hold us either. */
    private static WebhookResponse answer(CompletableFuture<HttpResponse<Void>> sent) throws InterruptedException {
        try {
            int status = sent.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status / 100 == 2 ? new WebhookResponse.Accepted() : new WebhookResponse.Failed("HTTP " + status);
        } catch (ExecutionException e) {
            return new WebhookResponse.Failed(e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            return new WebhookResponse.Failed("No whole answer within " + ANSWER.toSeconds() + " s");
        } finally {
            sent.cancel(true);
        }
    }

    private HttpRequest request(Callback callback) {
        Instant now = clock.instant();
        Decision decision = decisions.find(callback.decision()).orElseThrow();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", callback.type());
        message.put("timestamp", now.toString());
        message.put("data", states.of(decision, true));
        byte[] body = json.writeValueAsBytes(message);
        String id = "msg_" + callback.id();
        return HttpRequest.newBuilder(URI.create(callback.url()))
                .header("Content-Type", "application/json").header("User-Agent", "Countersign")
                .header("webhook-id", id).header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .header("webhook-signature", signature.of(id, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }
}
