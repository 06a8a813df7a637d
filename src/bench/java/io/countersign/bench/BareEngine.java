package io.countersign.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.grpc.Status;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The same process on the same broker without anything of ours around it: nothing is stored, checked or logged, and
 * every job is completed as it comes. What remains is what the engine itself costs.
 */
final class BareEngine {

    private static final long PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 200;
    private static final long PATIENCE_MINUTES = 5;

    private final String grpcAddress;
    private final Options options;
    private final AtomicInteger refused = new AtomicInteger();

    BareEngine(String grpcAddress, Options options) {
        this.grpcAddress = grpcAddress;
        this.options = options;
    }

    /** How often the engine told the driver to come back later. */
    int refused() {
        return refused.get();
    }

    /** Time from the first message until the last instance has ended, with each instance seen to end once. */
    Duration run(int count) throws InterruptedException {
        refused.set(0);
        var round = new Round(count, options.inFlight());
        try (var camunda = CamundaClient.newClientBuilder().grpcAddress(URI.create(grpcAddress)).preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofSeconds(10)).numJobWorkerExecutionThreads(6).build();
                var review = worker(camunda, "human-review", round::reviewed);
                var finalise = worker(camunda, "finalise-decision", (client, job) -> round.complete(client, job, () -> {}));
                var deliver = worker(camunda, "deliver-outcome", round::delivered);
                var crew = new Crew()) {
            long begun = System.nanoTime();
            crew.join(options.concurrency(), n -> publishing(camunda, round));
            crew.await();
            round.await();
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    /** As the application opens its own. */
    private static JobWorker worker(CamundaClient camunda, String type, JobHandler handler) {
        return camunda.newWorker().jobType(type).handler(handler).name("bench").timeout(Duration.ofMinutes(1))
                .streamEnabled(true).pollInterval(Duration.ofSeconds(1)).open();
    }

    private Callable<Void> publishing(CamundaClient camunda, Round round) {
        return () -> {
            for (int n = round.next.getAndIncrement(); n < round.count; n = round.next.getAndIncrement()) {
                if (!round.room.tryAcquire(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    throw new BenchFailure("The bare engine took no case on for " + PATIENCE_MINUTES + " minutes");
                var loan = new Loan("BARE", n);
                UUID decision = UUID.randomUUID();
                round.expected.add(decision.toString());
                Map<String, Object> variables = Map.of("decisionId", decision.toString(), "useCase", Loan.USE_CASE,
                        "category", "lending-and-credit", "declaredQueue", Loan.QUEUE, "adverse", loan.adverse(),
                        "confidence", loan.confidence(), "escalateAt", Instant.now().plus(Duration.ofHours(4)).toString());
                for (long pause = PAUSE_MILLIS; !published(camunda, decision, variables);
                        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
                    round.progress.hopeFor("the bare engine to be less busy");
                    Thread.sleep(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1));
                }
                round.progress.made();
            }
            return null;
        };
    }

    private boolean published(CamundaClient camunda, UUID decision, Map<String, Object> variables) {
        try {
            camunda.newPublishMessageCommand().messageName("start-loan-denial").correlationKey(decision.toString())
                    .messageId(decision.toString()).timeToLive(Duration.ofHours(1)).variables(variables).send().join();
            return true;
        } catch (ClientStatusException refusal) {
            if (refusal.getStatusCode() != Status.Code.RESOURCE_EXHAUSTED) throw refusal;
            refused.incrementAndGet();
            return false;
        }
    }

    private static final class Round {

        private final int count;
        private final Semaphore room;
        private final AtomicInteger next = new AtomicInteger();
        private final Progress progress = new Progress();
        private final Set<String> expected = ConcurrentHashMap.newKeySet();
        private final Set<String> ended = ConcurrentHashMap.newKeySet();
        private final ConcurrentLinkedQueue<String> objections = new ConcurrentLinkedQueue<>();
        private final CountDownLatch open;

        Round(int count, int inFlight) {
            this.count = count;
            this.room = new Semaphore(inFlight);
            this.open = new CountDownLatch(count);
        }

        void reviewed(JobClient client, ActivatedJob job) {
            client.newCompleteCommand(job.getKey()).variables(Map.of("reviewResult", "decided")).send()
                    .whenComplete((done, failure) -> {
                        if (failure != null) objections.add(String.valueOf(failure));
                        room.release();
                    });
        }

        void complete(JobClient client, ActivatedJob job, Runnable then) {
            client.newCompleteCommand(job.getKey()).send().whenComplete((done, failure) -> {
                if (failure != null) objections.add(String.valueOf(failure));
                else then.run();
            });
        }

        /** The step is the last: once it is complete, so is its instance. */
        void delivered(JobClient client, ActivatedJob job) {
            String decision = String.valueOf(job.getVariable("decisionId"));
            complete(client, job, () -> {
                if (!expected.contains(decision)) return; // left by the run before
                if (ended.add(decision)) open.countDown();
                else objections.add("Instance of " + decision + " ended twice");
            });
        }

        void await() throws InterruptedException {
            boolean all = open.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (all && objections.isEmpty()) return;
            throw new BenchFailure("No figures: of " + count + " instances on the bare engine " + ended.size()
                    + " ended; " + objections.stream().limit(5).toList());
        }
    }
}
