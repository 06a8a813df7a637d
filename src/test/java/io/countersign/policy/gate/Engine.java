package io.countersign.policy.gate;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.PartitionInfo;
import io.countersign.devservices.Stack;
import io.countersign.devservices.TestStack;
import io.countersign.policy.gate.Corpus.Case;
import io.countersign.policy.gate.EngineRun.Act;
import io.grpc.Status;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A broker of its own, in which nobody but the test takes jobs. */
final class Engine implements AutoCloseable {

    /** A process that finalises at once, for who calls whatever a variable names. */
    static final String HELPER = "gate-helper";
    /** A process that waits for a timer that is due, and then hands out a job of this type. */
    private static final String SENTINEL = "gate-sentinel";
    private static final List<String> TYPES = List.of(Job.REVIEW_TYPE, Job.REVIEW_TYPE + " ", Job.FINALISE_TYPE, "work", "deliver-outcome",
            "release-unreviewed", "finalise-decision-draft", "io.camunda.zeebe:userTask");
    private static final Duration AT_ONCE = Duration.ofMillis(-1);
    private static final Duration ASK = Duration.ofSeconds(20);
    private static final Duration KEEP = Duration.ofMinutes(30);
    /** Sentinels in a row that nothing comes before, after which nothing more is expected; a chain of timers takes one for each. */
    private static final int SENTINELS = 4;
    /** How often the messages and signals of a run come. */
    private static final int EVENTS = 4;
    private static final int AT_A_TIME = 12;

    private final Path data = TestStack.place("gate-");
    private final Stack stack = Stack.onFreePorts(data);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    private final CamundaClient camunda;

    Engine() {
        stack.zeebe().start();
        camunda = CamundaClient.newClientBuilder().grpcAddress(URI.create(stack.zeebe().grpcAddress())).preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(30)).build();
        Awaitility.await("a partition that the gateway knows").until(() -> camunda.newTopologyRequest().send().join().getBrokers().stream()
                .flatMap(broker -> broker.getPartitions().stream()).anyMatch(PartitionInfo::isLeader));
        deploy(Drawing.of("", Sketch.read(List.of("process " + HELPER + " {", "start h1 -> h2", "finalise h2 -> h3", "end h3", "}",
                "process " + SENTINEL + " {", "start s1 -> s2", "catch s2 timer now -> s3", "job s3 type:" + SENTINEL + " -> s4",
                "end s4", "}"))), HELPER);
    }

    /** @return those that the engine takes */
    Collection<Case> deploy(List<Case> cases) {
        return cases.stream().filter(drawn -> deploy(drawn.bpmn(), drawn.prefix())).toList();
    }

    private boolean deploy(String bpmn, String name) {
        try {
            camunda.newDeployResourceCommand().addResourceStringUtf8(bpmn, name + ".bpmn").send().join();
            return true;
        } catch (ClientStatusException refused) {
            if (refused.getStatusCode() != Status.Code.INVALID_ARGUMENT) throw refused;
            return false;
        }
    }

    /** Leads all of them until nothing happens any more. */
    void lead(List<EngineRun> runs) {
        Map<String, EngineRun> byId = runs.stream().collect(Collectors.toMap(run -> run.id, Function.identity()));
        atOnce(runs, this::begin);
        int quiet = 0;
        for (int round = 0; quiet < SENTINELS; round++) {
            if (round < EVENTS) atOnce(runs, this::letHappen);
            awaitWhatIsDue();
            quiet = act(byId) ? 0 : quiet + 1;
        }
    }

    /** Does what is to be done with all jobs there are, and with those that come of it. @return whether there were any */
    private boolean act(Map<String, EngineRun> byId) {
        boolean some = false;
        for (List<ActivatedJob> jobs = jobs(); !jobs.isEmpty(); jobs = jobs()) {
            some = true;
            List<Runnable> acts = new ArrayList<>();
            for (ActivatedJob job : jobs) {
                // What a timer starts has no variables, and is the only instance of its process.
                EngineRun run = byId.get(String.valueOf(job.getVariablesAsMap().getOrDefault("caseId", job.getBpmnProcessId())));
                if (run == null) continue;
                Act act = run.actOn(job.getType(), job.getElementId());
                acts.add(() -> act(job, act));
            }
            atOnce(acts, Runnable::run);
        }
        return some;
    }

    private List<ActivatedJob> jobs() {
        List<ActivatedJob> jobs = new ArrayList<>();
        TYPES.forEach(type -> jobs.addAll(jobs(type, 500, AT_ONCE)));
        return jobs;
    }

    private List<ActivatedJob> jobs(String type, int most, Duration patience) {
        return camunda.newActivateJobsCommand().jobType(type).maxJobsToActivate(most).timeout(KEEP).requestTimeout(patience)
                .send().join().getJobs();
    }

    /** The engine works in the order in which things are due: when the sentinel's job is there, what was due before has happened. */
    private void awaitWhatIsDue() {
        camunda.newCreateInstanceCommand().bpmnProcessId(SENTINEL).latestVersion().send().join();
        ActivatedJob job = jobs(SENTINEL, 1, ASK).getFirst();
        camunda.newCompleteCommand(job.getKey()).send().join();
    }

    private void begin(EngineRun run) {
        if (run.start.says("message")) message(run, run.start.id());
        else if (run.start.says("signal")) signal(run, run.start.id());
        else if (!run.start.says("timer")) camunda.newCreateInstanceCommand().bpmnProcessId(run.drawn.prefix() + run.process.id()).latestVersion()
                    .variables(run.variables()).send().join();
    }

    private void letHappen(EngineRun run) {
        run.happening("message").forEach(event -> message(run, event));
        run.happening("signal").forEach(event -> signal(run, event));
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
                case Act.Complete complete -> camunda.newCompleteCommand(job.getKey()).variables(complete.variables()).send().join();
                case Act.Throw error -> camunda.newThrowErrorCommand(job.getKey()).errorCode(error.code()).send().join();
                case Act.Retry again -> camunda.newFailCommand(job.getKey()).retries(1).send().join();
                case Act.Leave leave -> {}
            }
        } catch (ClientStatusException gone) {
            if (gone.getStatusCode() != Status.Code.NOT_FOUND) throw gone;
        }
    }

    private <T> void atOnce(List<T> all, Consumer<T> what) {
        List<? extends Future<?>> sent = all.stream().map(one -> threads.submit(() -> what.accept(one))).toList();
        sent.forEach(Engine::await);
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (Exception failed) {
            throw new AssertionError("The engine did not do as it was told.", failed);
        }
    }

    @Override
    public void close() {
        threads.close();
        camunda.close();
        TestStack.end(stack, data);
    }
}
