package io.countersign.devservices;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The application in a JVM of its own, as it would run in production, except that it dies with this one. */
public final class ApplicationProcess extends Part {

    private static final String MAIN = "io.countersign.CountersignApplication";

    private final String mainClass;
    private final String classPath;
    private final List<String> options;
    private final Map<String, String> properties;

    /**
     * @param options    further ones for the JVM
     * @param properties Spring properties; {@code server.port} must be among them
     */
    public ApplicationProcess(Path logs, List<String> options, Map<String, String> properties) {
        this(logs, ApplicationJar.of(Checkout.classes()).file(), options, properties);
    }

    private ApplicationProcess(Path logs, Path jar, List<String> options, Map<String, String> properties) {
        this(logs, MAIN, jar + ":" + Checkout.dependencies(),
                Stream.concat(options.stream(), Cache.sharedClasses(jar).stream()).toList(), properties);
    }

    ApplicationProcess(Path logs, String mainClass, String classPath, List<String> options,
            Map<String, String> properties) {
        super("application", logs);
        this.mainClass = mainClass;
        this.classPath = classPath;
        this.options = Stream.concat(Stream.of("-Xmx512m"), options.stream()).toList();
        this.properties = Map.copyOf(properties);
    }

    /** By environment, so that no password stands in the list of processes. */
    @Override
    protected ProcessBuilder command() {
        return new ChildJvm(mainClass, classPath, options, List.of())
                .command(Map.of("SPRING_APPLICATION_JSON", new JsonMapper().writeValueAsString(properties)));
    }

    @Override
    protected boolean ready() {
        return Http.answersOk("http://127.0.0.1:" + properties.get("server.port") + "/actuator/health/readiness");
    }
}
