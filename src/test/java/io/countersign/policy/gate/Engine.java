package io.countersign.policy.gate;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.countersign.devservices.Stack;
import io.countersign.devservices.TestStack;
import io.countersign.policy.gate.Corpus.Case;
import io.countersign.policy.gate.EngineRun.Act;
import io.grpc.Status;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A broker of its own, in which nobody but the test takes jobs. */
final class Engine implements AutoCloseable {

    /** A process that finalises at once, for who calls whatever a variable names. */
    static final String HELPER = "gate-helper";
    private static final List<String> TYPES = List.of("human-review", "human-review ", "finalise-decision", "work", "deliver-outcome",
            "release-unreviewed", "finalise-decision-draft", "io.camunda.zeebe:userTask");
    private static final Duration ASK = Duration.ofMillis(400);
    private static final Duration KEEP = Duration.ofMinutes(30);
    private static final Duration AT_ONCE = Duration.ofMillis(-1);
    /** In a row, after which nothing more is expected. */
    private static final int QUIET_ROUNDS = 8;
    /** Nobody waits for a signal for longer. */
    private static final int SIGNAL_ROUNDS = 5;

    private final Path data = TestStack.place("gate-");
    private final Stack stack = Stack.onFreePorts(data);
    private final CamundaClient camunda;

    Engine() {
        stack.zeebe().start();
        camunda = CamundaClient.newClientBuilder().grpcAddress(URI.create(stack.zeebe().grpcAddress())).preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(30)).build();
        String helper = Drawing.of("", Sketch.read(List.of("process " + HELPER + " {", "start h1 -> h2", "finalise h2 -> h3", "end h3", "}")));
        camunda.newDeployResourceCommand().addResourceStringUtf8(helper, "helper.bpmn").send().join();
    }

    /** @return why the engine does not take it; empty when it does */
    Optional<String> deploy(Case drawn) {
        try {
            camunda.newDeployResourceCommand().addResourceStringUtf8(drawn.bpmn(), drawn.prefix() + ".bpmn").send().join();
            return Optional.empty();
        } catch (ClientStatusException refused) {
            if (refused.getStatusCode() != Status.Code.INVALID_ARGUMENT) throw refused;
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /** Leads all of them until nothing happens any more. */
    void lead(List<EngineRun> runs) {
        Map<String, EngineRun> byId = runs.stream().collect(Collectors.toMap(run -> run.id, Function.identity()));
        runs.forEach(this::begin);
        int quiet = 0;
        for (int round = 0; quiet < QUIET_ROUNDS; round++) {
            if (round < SIGNAL_ROUNDS) runs.forEach(run -> run.happening("signal").forEach(event -> signal(run, event)));
            List<ActivatedJob> jobs = new ArrayList<>();
            TYPES.forEach(type -> jobs.addAll(jobs(type, AT_ONCE)));
            if (jobs.isEmpty()) jobs.addAll(jobs("work", ASK));
            quiet = jobs.isEmpty() ? quiet + 1 : 0;
            for (ActivatedJob job : jobs) {
                EngineRun run = byId.get(String.valueOf(job.getVariablesAsMap().get("caseId")));
                if (run != null) act(job, run.actOn(job.getType(), job.getElementId()));
            }
        }
    }

    private List<ActivatedJob> jobs(String type, Duration patience) {
        return camunda.newActivateJobsCommand().jobType(type).maxJobsToActivate(500).timeout(KEEP).requestTimeout(patience)
                .send().join().getJobs();
    }

    private void begin(EngineRun run) {
        if (run.start.says("message")) message(run, run.start.id());
        else if (run.start.says("signal")) signal(run, run.start.id());
        else camunda.newCreateInstanceCommand().bpmnProcessId(run.drawn.prefix() + run.process.id()).latestVersion()
                    .variables(run.variables()).send().join();
        run.happening("message").forEach(event -> message(run, event));
    }

    private void message(EngineRun run, String event) {
        camunda.newPublishMessageCommand().messageName(run.drawn.prefix() + event).correlationKey(run.id).timeToLive(KEEP)
                .variables(run.variables()).send().join();
    }

    private void signal(EngineRun run, String event) {
        camunda.newBroadcastSignalCommand().signalName(run.drawn.prefix() + event).variables(run.variables()).send().join();
    }

    /** What was cancelled meanwhile is not there any more. */
    private void act(ActivatedJob job, Act act) {
        try {
            switch (act) {
                case Act.Complete complete -> camunda.newCompleteCommand(job.getKey()).send().join();
                case Act.Fail fail -> camunda.newThrowErrorCommand(job.getKey()).errorCode(fail.code()).send().join();
                case Act.Leave leave -> {}
            }
        } catch (ClientStatusException gone) {
            if (gone.getStatusCode() != Status.Code.NOT_FOUND) throw gone;
        }
    }

    @Override
    public void close() {
        camunda.close();
        TestStack.end(stack, data);
    }
}
