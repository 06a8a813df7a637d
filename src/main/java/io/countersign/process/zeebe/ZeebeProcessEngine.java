package io.countersign.process.zeebe;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.Process;
import io.countersign.process.ProcessEngine;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

@Component
@ConditionalOnProperty("countersign.engine.grpc-address")
class ZeebeProcessEngine implements ProcessEngine {

    /** How long the id of a start is remembered; a start that comes later than that finds its instance's key in use. */
    private static final Duration START_REMEMBERED = Duration.ofHours(1);
    /** How long a message waits for its process to listen: longer than the engine is ever behind with one instance. */
    private static final Duration MESSAGE_KEPT = Duration.ofDays(7);
    /** What the engine says when asking again would change nothing. */
    private static final Set<Status.Code> REFUSALS = Set.of(Status.Code.INVALID_ARGUMENT, Status.Code.FAILED_PRECONDITION,
            Status.Code.PERMISSION_DENIED, Status.Code.UNAUTHENTICATED, Status.Code.UNIMPLEMENTED, Status.Code.OUT_OF_RANGE);

    private final CamundaClient camunda;

    ZeebeProcessEngine(CamundaClient camunda) {
        this.camunda = camunda;
    }

    @Override
    public CompletionStage<Void> start(UUID decision, String message, String variables) {
        return unless(Status.Code.ALREADY_EXISTS, camunda.newPublishMessageCommand().messageName(message)
                .correlationKey(decision.toString()).messageId(decision.toString()).timeToLive(START_REMEMBERED)
                .variables(variables).send());
    }

    @Override
    public CompletionStage<Void> tell(UUID decision, String message, UUID id) {
        return unless(Status.Code.ALREADY_EXISTS, camunda.newPublishMessageCommand().messageName(message)
                .correlationKey(decision.toString()).messageId(id.toString()).timeToLive(MESSAGE_KEPT).send());
    }

    @Override
    public CompletionStage<Void> complete(long jobKey, String variables) {
        return unless(Status.Code.NOT_FOUND, camunda.newCompleteCommand(jobKey).variables(variables).send());
    }

    @Override
    public CompletionStage<Map<String, String>> deploy(Map<String, byte[]> files) {
        var names = files.keySet().stream().sorted().toList();
        var command = camunda.newDeployResourceCommand().addResourceBytes(files.get(names.getFirst()), names.getFirst());
        for (String name : names.subList(1, names.size())) command = command.addResourceBytes(files.get(name), name);
        return command.send().handle((deployment, failure) -> {
            if (failure != null) throw REFUSALS.contains(Status.fromThrowable(failure).getCode())
                    ? new ProcessEngine.Refused(failure) : new CompletionException(failure);
            return deployment.getProcesses().stream().collect(Collectors.toMap(
                    process -> process.getBpmnProcessId() + ":" + process.getVersion(), Process::getResourceName));
        });
    }

    /** That it was done before is as good as doing it. */
    private static CompletionStage<Void> unless(Status.Code done, CompletionStage<?> sent) {
        return sent.handle((answer, failure) -> {
            var said = failure == null ? done : Status.fromThrowable(failure).getCode();
            if (said == done) return null;
            throw REFUSALS.contains(said) ? new ProcessEngine.Refused(failure) : new CompletionException(failure);
        });
    }
}
