package io.countersign.process.zeebe;

import io.camunda.client.CamundaClient;
import io.countersign.process.ProcessEngine;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnProperty("countersign.engine.grpc-address")
class ZeebeProcessEngine implements ProcessEngine {

    /** How long a message waits for its process, and how long its id is remembered. */
    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

    private final CamundaClient camunda;

    ZeebeProcessEngine(CamundaClient camunda) {
        this.camunda = camunda;
    }

    @Override
    public CompletionStage<Void> start(UUID decision, Map<String, Object> facts) {
        return unless(Status.Code.ALREADY_EXISTS, camunda.newPublishMessageCommand().messageName("decision-submitted")
                .correlationKey(decision.toString()).messageId(decision.toString()).timeToLive(TIME_TO_LIVE)
                .variables(facts).send());
    }

    @Override
    public CompletionStage<Void> tell(UUID decision, String message, UUID id) {
        return unless(Status.Code.ALREADY_EXISTS, camunda.newPublishMessageCommand().messageName(message)
                .correlationKey(decision.toString()).messageId(id.toString()).timeToLive(TIME_TO_LIVE).send());
    }

    @Override
    public CompletionStage<Void> complete(long jobKey, Map<String, Object> variables) {
        return unless(Status.Code.NOT_FOUND, camunda.newCompleteCommand(jobKey).variables(variables).send());
    }

    /** That it was done before is as good as doing it. */
    private static CompletionStage<Void> unless(Status.Code done, CompletionStage<?> sent) {
        return sent.handle((answer, failure) -> {
            if (failure == null || Status.fromThrowable(failure).getCode() == done) return null;
            throw new CompletionException(failure);
        });
    }
}
