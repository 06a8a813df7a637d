package io.countersign.process.zeebe;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import io.countersign.kernel.Outage;
import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import io.countersign.process.StepHandler.StepResult;
import io.countersign.process.internal.StepRunner;
import io.countersign.process.zeebe.ZeebeConfiguration.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One job worker for every step handler there is. Workers poll, and the engine holds a poll until there is a job: jobs that
 * are streamed get lost in the client when many come at once, for as long as their lease, and the client is known to stop
 * asking at all (camunda/camunda#59633). A job is taken for a minute at first, so that one taken by a node that died comes
 * back soon. A step that then waits for a person is leased for long, and its regular return after that is what keeps engine
 * and tasks in step.
 */
@Component
@ConditionalOnProperty("countersign.engine.grpc-address")
class ZeebeWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ZeebeWorkers.class);
    private static final Duration FIRST_LEASE = Duration.ofMinutes(1);
    private static final Duration OUTAGE_LEASE = Duration.ofSeconds(3);
    private static final int MANY = 6;

    private final CamundaClient camunda;
    private final Engine engine;
    private final List<StepHandler> handlers;
    private final StepRunner runner;
    private final List<JobWorker> workers = new ArrayList<>();

    ZeebeWorkers(CamundaClient camunda, Engine engine, List<StepHandler> handlers, StepRunner runner) {
        this.camunda = camunda;
        this.engine = engine;
        this.handlers = handlers;
        this.runner = runner;
    }

    @Override
    public void start() {
        for (StepHandler handler : handlers)
            workers.add(camunda.newWorker().jobType(handler.jobType()).handler((client, job) -> work(handler, client, job))
                    .name("countersign").timeout(FIRST_LEASE).open());
    }

    private void work(StepHandler handler, JobClient client, ActivatedJob job) {
        try {
            switch (runner.run(handler, step(job))) {
                case StepResult.Done(var results) -> client.newCompleteCommand(job.getKey()).variables(results).send();
                case StepResult.Later(var after) -> camunda.newUpdateTimeoutCommand(job.getKey()).timeout(after).send();
                case StepResult.Waiting ignored -> camunda.newUpdateTimeoutCommand(job.getKey())
                        .timeout(engine.lease()).send();
            }
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) comeBack(handler, job, failure);
            else fail(handler, client, job, failure);
        }
    }

    /** No failure of the step: its lease is cut short, so that the engine soon offers it again, and does not count. */
    private void comeBack(StepHandler handler, ActivatedJob job, RuntimeException outage) {
        LOG.warn("Step {} of job {} waits for the database: {}", handler.jobType(), job.getKey(), outage.getMessage());
        camunda.newUpdateTimeoutCommand(job.getKey()).timeout(OUTAGE_LEASE).send();
    }

    private static Step step(ActivatedJob job) {
        var variables = job.getVariablesAsMap();
        return new Step(job.getKey(), UUID.fromString(String.valueOf(variables.get("decisionId"))), job.getElementId(),
                job.getBpmnProcessId() + ":" + job.getProcessDefinitionVersion(), variables);
    }

    /** Never with fewer retries left: at none the engine would stop and wait for an operator to say that it may go on. */
    private void fail(StepHandler handler, JobClient client, ActivatedJob job, RuntimeException failure) {
        LOG.error("Step {} of job {} failed and will be tried again", handler.jobType(), job.getKey(), failure);
        client.newFailCommand(job.getKey()).retries(job.getRetries())
                .retryBackoff(Duration.ofSeconds(Math.min(60, 1L << Math.min(noted(handler, job, failure), 6))))
                .errorMessage(failure.getClass().getSimpleName()).send();
    }

    /** @return how often the step has failed by now */
    private int noted(StepHandler handler, ActivatedJob job, RuntimeException failure) {
        try {
            return runner.failed(step(job), handler.jobType(), failure);
        } catch (RuntimeException cannot) {
            LOG.error("The failure of job {} could not be noted", job.getKey(), cannot);
            return MANY;
        }
    }

    @Override
    public void stop() {
        workers.forEach(JobWorker::close);
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }
}
