package io.countersign.devservices;

import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.SignatureType;
import io.countersign.audit.tlog.VerifierKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** PostgreSQL, Keycloak and Zeebe under one data directory, and what the application must be told of them. */
public final class Stack implements AutoCloseable {

    /** Spares the second compiler: half the processor time of a start, for people who wait for it. */
    private static final List<String> QUICK_TO_START = List.of("-XX:TieredStopAtLevel=1");

    private final Path logs;
    private final Path signerMemory;
    private final Keepsakes keepsakes;
    private final int applicationPort;
    private final Postgres postgres;
    private final Keycloak keycloak;
    private final Zeebe zeebe;
    /** For the JVMs of the application and the engine. */
    private final List<String> options;

    /**
     * Unpacks and builds what the cache lacks, which takes a minute the first time; starts nothing. The parts are quick to
     * start and slower under load.
     */
    public Stack(Path dataDirectory, int applicationPort) {
        this(dataDirectory, applicationPort, new Keepsakes(dataDirectory), QUICK_TO_START);
    }

    /** With a free port for the application, and parts that run as in production. */
    public static Stack onFreePorts(Path dataDirectory) {
        var keepsakes = new Keepsakes(dataDirectory);
        return new Stack(dataDirectory, keepsakes.port("application"), keepsakes, List.of());
    }

    private Stack(Path dataDirectory, int applicationPort, Keepsakes keepsakes, List<String> options) {
        this.options = options;
        var data = dataDirectory.toAbsolutePath().normalize();
        this.logs = data.resolve("logs");
        this.signerMemory = data.resolve("signer");
        this.keepsakes = keepsakes;
        this.applicationPort = applicationPort;
        this.postgres = new Postgres(data.resolve("postgres"), logs, keepsakes.port("postgres"),
                keepsakes.password(Postgres.SUPERUSER));
        this.keycloak = new Keycloak(data.resolve("keycloak"), logs, postgres, keepsakes);
        this.zeebe = new Zeebe(data.resolve("zeebe"), logs, Zeebe.Listening.kept(keepsakes), options);
    }

    /** Whether an earlier start has unpacked and built everything. */
    public static boolean isPrepared() {
        return KeycloakHome.isBuilt() && Zeebe.isUnpacked();
    }

    /** Returns when all three are ready. @throws StartFailure naming the first that is not; then none is left running */
    public void start(Consumer<Part> whenReady) {
        start(whenReady, List.of());
    }

    /** @param dependents what needs PostgreSQL and Zeebe, and can do without Keycloak while it starts */
    public void start(Consumer<Part> whenReady, List<Part> dependents) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var engine = CompletableFuture.runAsync(() -> start(zeebe, whenReady), threads);
            var database = CompletableFuture.runAsync(() -> {
                start(postgres, whenReady);
                new PostgresRoles(postgres, keepsakes::password).ensure();
            }, threads);
            var people = database.thenRunAsync(() -> {
                keycloak.start();
                keycloak.administration().pointConsoleAt(publicUrl());
                whenReady.accept(keycloak);
            }, threads);
            var rest = CompletableFuture.allOf(engine, database)
                    .thenRunAsync(() -> dependents.forEach(part -> start(part, whenReady)), threads);
            awaitAllOrFirstFailure(List.of(engine, people, rest), () -> stop(dependents));
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StartFailure line ? line : failed;
        }
    }

    /** Once one has failed the others need not go on, and are stopped while they still start. */
    private static void awaitAllOrFirstFailure(List<CompletableFuture<Void>> starts, Runnable giveUp) {
        var failure = new CompletableFuture<Void>();
        starts.forEach(start -> start.exceptionally(cause -> {
            failure.completeExceptionally(cause);
            throw new CompletionException(cause);
        }));
        try {
            CompletableFuture.anyOf(failure, CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new))).join();
        } catch (CompletionException failed) {
            giveUp.run();
            throw failed;
        }
    }

    private void stop(List<Part> dependents) {
        dependents.forEach(Part::stop);
        close();
    }

    private static void start(Part part, Consumer<Part> whenReady) {
        part.start();
        whenReady.accept(part);
    }

    public ApplicationProcess application() {
        return new ApplicationProcess(logs, options, applicationProperties());
    }

    Path logs() {
        return logs;
    }

    public Postgres postgres() {
        return postgres;
    }

    public Keycloak keycloak() {
        return keycloak;
    }

    public Zeebe zeebe() {
        return zeebe;
    }

    /** In the order in which they may be stopped. */
    public List<Part> parts() {
        return List.of(keycloak, zeebe, postgres);
    }

    public String publicUrl() {
        return "http://localhost:" + applicationPort;
    }

    /** Where the demo's services listen for callbacks; the same from start to start while it is free. */
    public int callbackPort() {
        return keepsakes.port("callbacks");
    }

    public String webhookSecret() {
        return keepsakes.webhookSecret();
    }

    private String logOrigin() {
        return keepsakes.logOrigin(applicationPort);
    }

    /** By which anybody can check what the log signed. */
    public String logVerifierKey() {
        return new VerifierKey(logOrigin(), SignatureType.ED25519,
                KeyPem.read(SignatureType.ED25519, keepsakes.logKey()).getPublic()).toString();
    }

    /** Everything the application is configured with, by Spring property name. */
    public Map<String, String> applicationProperties() {
        var properties = new LinkedHashMap<String, String>();
        var database = postgres.jdbcUrl("countersign");
        properties.put("spring.datasource.url", database);
        properties.put("spring.datasource.username", PostgresRoles.APPLICATION);
        properties.put("spring.datasource.password", keepsakes.password(PostgresRoles.APPLICATION));
        properties.put("spring.flyway.url", database);
        properties.put("spring.flyway.user", PostgresRoles.OWNER);
        properties.put("spring.flyway.password", keepsakes.password(PostgresRoles.OWNER));
        properties.put("countersign.audit.sequencer.url", database);
        properties.put("countersign.audit.sequencer.username", PostgresRoles.SEQUENCER);
        properties.put("countersign.audit.sequencer.password", keepsakes.password(PostgresRoles.SEQUENCER));
        properties.put("countersign.vault.master-key", keepsakes.masterKey());
        properties.put("countersign.audit.signer.origin", logOrigin());
        properties.put("countersign.audit.signer.key", keepsakes.logKey());
        properties.put("countersign.audit.signer.memory", signerMemory.toString());
        properties.put("countersign.engine.grpc-address", zeebe.grpcAddress());
        properties.put("countersign.identity.issuer-uri", keycloak.issuer());
        properties.put("countersign.identity.console-client-id", Realm.CONSOLE);
        properties.put("countersign.identity.console-client-secret", Realm.CONSOLE_SECRET);
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", String.valueOf(applicationPort));
        properties.put("countersign.delivery.secret", webhookSecret());
        properties.put("countersign.outcome.token-key", keepsakes.releaseTokenKey());
        properties.put("countersign.delivery.allowed-hosts", "loopback");
        return properties;
    }

    /** Stops Keycloak and Zeebe, then PostgreSQL. */
    @Override
    public void close() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(zeebe::stop);
            threads.submit(keycloak::stop);
        }
        postgres.stop();
    }
}
