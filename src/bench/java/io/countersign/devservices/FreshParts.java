package io.countersign.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** New parts for one measurement, on free ports, and what only a measurement may do with them. */
public final class FreshParts {

    private static final String PASSWORD = "bench";

    private FreshParts() {}

    public static Stack stack(Path data) {
        return Stack.onFreePorts(data);
    }

    /** PostgreSQL alone, started, with the roles and databases that the application finds. */
    public static Postgres postgres(Path data) {
        var postgres = new Postgres(data.resolve("postgres"), logs(data), Ports.free(), PASSWORD);
        postgres.start();
        new PostgresRoles(postgres, role -> PASSWORD).ensure();
        return postgres;
    }

    /** The application, without what it does by the clock. */
    public static ApplicationProcess application(Stack stack) {
        return new ApplicationProcess(stack.logs(), List.of(), properties(stack));
    }

    /** The same by another main class, which runs no sequencer. @param more classes that it needs beside the application's */
    public static ApplicationProcess application(Stack stack, Class<?> main, Class<?>... more) throws IOException {
        var properties = properties(stack);
        properties.keySet().removeIf(name -> name.startsWith("countersign.audit."));
        Path directory = Files.createTempDirectory(stack.logs(), "classes-");
        for (Class<?> each : Stream.concat(Stream.of(main), Stream.of(more)).toList()) {
            String name = each.getName().replace('.', '/') + ".class";
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            try (var content = each.getResourceAsStream("/" + name)) {
                Files.copy(content, file);
            }
        }
        return new ApplicationProcess(stack.logs(), main.getName(), directory + ":" + ApplicationJar.of(Checkout.classes()).file() + ":"
                + Checkout.dependencies(), List.of(), properties);
    }

    private static Map<String, String> properties(Stack stack) {
        var properties = new HashMap<>(stack.applicationProperties());
        properties.put("countersign.records.check-every", "36500d");
        return properties;
    }

    public static Path logs(Path data) {
        return data.resolve("logs");
    }

    public static Connection superuser(Postgres postgres) throws SQLException {
        return superuser(postgres, "countersign");
    }

    /** To any database of the server. */
    public static Connection superuser(Postgres postgres, String database) throws SQLException {
        return postgres.superuser(database);
    }

    public static String sequencer() {
        return PostgresRoles.SEQUENCER;
    }

    public static String owner() {
        return PostgresRoles.OWNER;
    }

    public static String application() {
        return PostgresRoles.APPLICATION;
    }

    /** Of every role of {@link #postgres}. */
    public static String password() {
        return PASSWORD;
    }
}
