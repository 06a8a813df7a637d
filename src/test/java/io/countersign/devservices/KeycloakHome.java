package io.countersign.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * A Keycloak home per data directory: links to the distribution, unpacked and built for PostgreSQL once, beside its own
 * working files and the realm to import.
 */
record KeycloakHome(Path directory, Path distribution) {

    private static final String REALM = "countersign-realm.json";
    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes", "version.txt");

    static KeycloakHome at(Path directory) {
        var archive = archive();
        var built = Cache.entry(entry(archive), target -> {
            archive.unpackInto(target);
            KeycloakScripts.writeTo(target.resolve("providers/countersign-demo.jar"));
            build(target);
        });
        var home = new KeycloakHome(directory, built);
        home.lay();
        return home;
    }

    static boolean isBuilt() {
        return Cache.has(entry(archive()));
    }

    private static Distribution archive() {
        return Distribution.startingWith("keycloak-quarkus-dist");
    }

    private static String entry(Distribution archive) {
        return archive.name() + "-" + KeycloakScripts.checksum();
    }

    String classPath() {
        return distribution.resolve("lib/quarkus-run.jar").toString();
    }

    private void lay() {
        var imported = directory.resolve("data/import");
        try (InputStream realm = KeycloakHome.class.getResourceAsStream("/keycloak/" + REALM)) {
            Files.createDirectories(imported);
            Files.copy(Objects.requireNonNull(realm, REALM), imported.resolve(REALM),
                    StandardCopyOption.REPLACE_EXISTING);
            for (var name : SHARED) {
                Files.deleteIfExists(directory.resolve(name));
                Files.createSymbolicLink(directory.resolve(name), distribution.resolve(name));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Augments the distribution for what never changes between starts, which saves a minute at each of them. */
    private static void build(Path distribution) throws IOException {
        var build = new ProcessBuilder(distribution.resolve("bin/kc.sh").toString(), "build",
                "--db=postgres", "--health-enabled=true", "--features=scripts").redirectErrorStream(true);
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        build.environment().remove("JAVA_TOOL_OPTIONS");
        var running = build.start();
        var said = new String(running.getInputStream().readAllBytes());
        if (running.onExit().join().exitValue() != 0) {
            throw new StartFailure("keycloak: its build failed: " + said.strip());
        }
    }
}
