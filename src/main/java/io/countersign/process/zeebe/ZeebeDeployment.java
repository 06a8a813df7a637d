package io.countersign.process.zeebe;

import io.countersign.process.ProcessEngine;
import io.countersign.process.internal.ProcessDefinitions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Brings the shipped processes to the engine when a node starts, as soon as the engine answers. Unchanged ones stay. */
@Component
@ConditionalOnProperty("countersign.engine.grpc-address")
class ZeebeDeployment implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ZeebeDeployment.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ProcessEngine engine;
    private final ProcessDefinitions definitions;
    private volatile boolean running;
    private volatile boolean deployed;

    ZeebeDeployment(ProcessEngine engine, ProcessDefinitions definitions) {
        this.engine = engine;
        this.definitions = definitions;
    }

    boolean deployed() {
        return deployed;
    }

    @Override
    public void run() {
        for (Duration pause = FIRST_PAUSE; running && !deployed; pause = longer(pause)) {
            try {
                deploy();
                deployed = true;
            } catch (IOException | RuntimeException e) {
                LOG.warn("The processes are not deployed yet: {}", e.getMessage());
                sleep(pause);
            }
        }
    }

    private void deploy() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        var classPath = new PathMatchingResourcePatternResolver();
        for (String pattern : new String[] {"classpath:bpmn/processes/*.bpmn", "classpath:bpmn/decisions/*.dmn"})
            for (Resource file : classPath.getResources(pattern))
                files.put(String.valueOf(file.getFilename()), file.getContentAsByteArray());
        definitions.mustPassGate(files);
        engine.deploy(files).toCompletableFuture().join().forEach((process, file) -> definitions.deployed(process,
                new String(files.get(file), StandardCharsets.UTF_8)));
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("process-deployment").daemon().start(this);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
