package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One broker of the official distribution with its gateway; everything it listens on is loopback. */
public final class Zeebe extends Part {

    private static final String LOOPBACK = "127.0.0.1";

    /** The five ports of a broker. */
    record Listening(int gateway, int command, int internal, int rest, int monitoring) {

        static Listening kept(Keepsakes keepsakes) {
            return new Listening(keepsakes.port("zeebe-gateway"), keepsakes.port("zeebe-command"),
                    keepsakes.port("zeebe-internal"), keepsakes.port("zeebe-rest"), keepsakes.port("zeebe-monitoring"));
        }
    }

    private final Path dataDirectory;
    private final Listening ports;
    private final List<String> options;
    private final Path home;

    /** @param options further ones for the JVM */
    Zeebe(Path dataDirectory, Path logs, Listening ports, List<String> options) {
        super("zeebe", logs);
        this.dataDirectory = dataDirectory;
        this.ports = ports;
        this.options = options;
        var distribution = archive();
        this.home = Cache.entry(distribution.name(), distribution::unpackInto);
    }

    static boolean isUnpacked() {
        return Cache.has(archive().name());
    }

    private static Distribution archive() {
        return Distribution.startingWith("camunda-zeebe");
    }

    public String grpcAddress() {
        return "http://" + LOOPBACK + ":" + ports.gateway();
    }

    @Override
    protected ProcessBuilder command() {
        try {
            Files.createDirectories(dataDirectory);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        var options = new ArrayList<>(List.of("-Xmx256m", "-XX:MaxDirectMemorySize=128m"));
        options.addAll(this.options);
        options.addAll(Cache.sharedClasses(home));
        settings().forEach((name, value) -> options.add("-D" + name + "=" + value));
        return new ChildJvm("io.camunda.zeebe.broker.StandaloneBroker", home + "/lib/*", options, List.of()).command(Map.of());
    }

    /** Two brokers on the same files start happily and ruin them, hence the lock. */
    private Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put(Tether.LOCK, dataDirectory.resolve("lock").toString());
        settings.put("log4j2.configurationFile", home.resolve("config/log4j2.xml").toString());
        settings.put("spring.config.additional-location", "file:" + home.resolve("config") + "/");
        settings.put("basedir", dataDirectory.toString());
        settings.put("app.home", home.toString());
        settings.put("zeebe.broker.data.directory", dataDirectory.resolve("data").toString());
        settings.put("server.address", LOOPBACK);
        settings.put("server.port", String.valueOf(ports.rest()));
        settings.put("management.server.address", LOOPBACK);
        settings.put("management.server.port", String.valueOf(ports.monitoring()));
        settings.put("zeebe.broker.network.host", LOOPBACK);
        settings.put("zeebe.broker.network.commandApi.host", LOOPBACK);
        settings.put("zeebe.broker.network.commandApi.port", String.valueOf(ports.command()));
        settings.put("zeebe.broker.network.internalApi.host", LOOPBACK);
        settings.put("zeebe.broker.network.internalApi.port", String.valueOf(ports.internal()));
        settings.put("zeebe.broker.gateway.network.host", LOOPBACK);
        settings.put("zeebe.broker.gateway.network.port", String.valueOf(ports.gateway()));
        settings.put("zeebe.broker.experimental.rocksdb.memoryLimit", "64MB");
        settings.put("zeebe.broker.data.logSegmentSize", "16MB");
        settings.put("zeebe.broker.data.disk.freeSpace.processing", "512MB");
        settings.put("zeebe.broker.data.disk.freeSpace.replication", "256MB");
        // A cold JVM on a small machine is slow at first, which is no reason to refuse work.
        settings.put("zeebe.broker.backpressure.aimd.requestTimeout", "1s");
        return settings;
    }

    @Override
    protected boolean ready() {
        return Http.answersOk("http://" + LOOPBACK + ":" + ports.monitoring() + "/actuator/health/readiness");
    }
}
