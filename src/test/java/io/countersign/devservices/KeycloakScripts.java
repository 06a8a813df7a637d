package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;

/** The demo realm's own token mapper, in the form in which Keycloak takes scripts: a jar among its providers. */
final class KeycloakScripts {

    private static final String SCRIPT = "auth-time.js";
    private static final String DESCRIPTOR = """
            { "mappers": [ { "name": "Time of the password", "fileName": "auth-time.js" } ] }
            """;

    private KeycloakScripts() {}

    static void writeTo(Path jar) throws IOException {
        try (var entries = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var entry : Map.of("META-INF/keycloak-scripts.json", descriptor(), SCRIPT, script()).entrySet()) {
                entries.putNextEntry(new JarEntry(entry.getKey()));
                entries.write(entry.getValue());
            }
        }
    }

    /** Changes with what Keycloak is built with. */
    static String checksum() {
        var sum = new CRC32();
        sum.update(descriptor());
        sum.update(script());
        return Long.toHexString(sum.getValue());
    }

    private static byte[] descriptor() {
        return DESCRIPTOR.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] script() {
        try (var script = KeycloakScripts.class.getResourceAsStream("/keycloak/" + SCRIPT)) {
            return Objects.requireNonNull(script, SCRIPT).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
