package io.countersign.process.zeebe;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.countersign.RealStackTest;
import io.countersign.process.Step;
import io.countersign.process.StepHandler;
import io.countersign.process.internal.StepRunner;
import io.countersign.process.zeebe.ZeebeConfiguration.Engine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

/** A step that fails is tried again until it gets through; never does it stop and wait for somebody to say so. */
@RealStackTest
class ZeebeWorkersIT {

    /** More than the engine lets a job fail before it waits for an operator. */
    private static final int TIMES = 4;

    @Autowired
    private CamundaClient camunda;
    @Autowired
    private Engine engine;
    @Autowired
    private StepRunner runner;
    @Autowired
    private JdbcClient db;

    private record Failing(String jobType, int times, RuntimeException failure, AtomicInteger calls) implements StepHandler {

        Failing(int times, RuntimeException failure) {
            this("drill-" + UUID.randomUUID(), times, failure, new AtomicInteger());
        }

        @Override
        public StepResult handle(Step step) {
            if (calls.incrementAndGet() <= times) throw failure;
            return new StepResult.Done(Map.of("through", true));
        }
    }

    @Test
    void anOutageOfTheDatabaseCountsAsNoFailureHoweverLongItIs() {
        var step = new Failing(TIMES, new CannotCreateTransactionException("The database is away"));
        assertThat(run(step)).containsEntry("through", true);
        assertThat(step.calls()).hasValue(TIMES + 1);
    }

    @Test
    void aFailureIsNotedUntilTheStepGetsThrough() {
        var step = new Failing(2, new IllegalStateException("A defect"));
        assertThat(run(step)).containsEntry("through", true);
        assertThat(step.calls()).hasValue(3);
        assertThat(db.sql("select count(*) from process_problem where job_type = ?").param(step.jobType())
                .query(Long.class).single()).isZero();
    }

    /** @return the variables at the end of a process of this one step */
    private Map<String, Object> run(Failing step) {
        String process = step.jobType();
        camunda.newDeployResourceCommand().addResourceString("""
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="drill"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
                  <process id="%1$s" isExecutable="true">
                    <startEvent id="start" />
                    <sequenceFlow id="in" sourceRef="start" targetRef="step" />
                    <serviceTask id="step">
                      <extensionElements><zeebe:taskDefinition type="%1$s" /></extensionElements>
                    </serviceTask>
                    <sequenceFlow id="out" sourceRef="step" targetRef="end" />
                    <endEvent id="end" />
                  </process>
                </definitions>""".formatted(process), StandardCharsets.UTF_8, process + ".bpmn").send().join();
        var workers = new ZeebeWorkers(camunda, engine, List.of(step), runner);
        workers.start();
        try {
            return camunda.newCreateInstanceCommand().bpmnProcessId(process).latestVersion()
                    .variables(Map.of("decisionId", UUID.randomUUID().toString())).withResult()
                    .requestTimeout(Duration.ofMinutes(2)).send().join().getVariablesAsMap();
        } finally {
            workers.stop();
        }
    }
}
