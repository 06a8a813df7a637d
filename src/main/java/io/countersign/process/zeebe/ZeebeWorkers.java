package io.countersign.process.zeebe;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
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
 * One job worker for every step handler there is. A job is taken for a minute at first, so that one taken by a node
 * that died comes back soon. A step that then waits for a person is leased for long, and its regular return after that
 * is what keeps engine and tasks in step.
 */
@Component
@ConditionalOnProperty("countersign.engine.grpc-address")
class ZeebeWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ZeebeWorkers.class);
    private static final Duration FIRST_LEASE = Duration.ofMinutes(1);
    /** As the engine counts: one less than it starts with marks a step that failed before; it never comes to 0. */
    private static final int RETRIES_AFTER_FAILURE = 2;

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
                    .name("countersign").timeout(FIRST_LEASE).streamEnabled(true)
                    .pollInterval(Duration.ofSeconds(1)).open());
    }

    private void work(StepHandler handler, JobClient client, ActivatedJob job) {
        var variables = job.getVariablesAsMap();
        var step = new Step(job.getKey(), UUID.fromString(String.valueOf(variables.get("decisionId"))),
                job.getElementId(), job.getBpmnProcessId() + ":" + job.getProcessDefinitionVersion(), variables);
        try {
            switch (runner.run(handler, step)) {
                case StepResult.Done(var results) -> client.newCompleteCommand(job.getKey()).variables(results).send();
                case StepResult.Waiting ignored -> camunda.newUpdateTimeoutCommand(job.getKey())
                        .timeout(engine.lease()).send();
            }
            if (job.getRetries() == RETRIES_AFTER_FAILURE) runner.recovered(job.getKey());
        } catch (RuntimeException failure) {
            LOG.warn("Step {} of decision {} failed and will be tried again", handler.jobType(), step.decision(), failure);
            fail(handler, client, job, step, failure);
        }
    }

    private void fail(StepHandler handler, JobClient client, ActivatedJob job, Step step, RuntimeException failure) {
        int failures = runner.failed(step, handler.jobType(), failure);
        client.newFailCommand(job.getKey()).retries(RETRIES_AFTER_FAILURE)
                .retryBackoff(Duration.ofSeconds(Math.min(60, 1L << Math.min(failures, 6))))
                .errorMessage(failure.getClass().getSimpleName()).send();
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
