package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code endpoints.json}: where a running demo can be reached, for scripts. Present only while everything is up. */
public record Endpoints(Path file) {

    private record Running(String name, long pid) {}

    public static Endpoints in(Path dataDirectory) {
        return new Endpoints(dataDirectory.resolve("endpoints.json"));
    }

    /** @param more further entries, such as the log's verifier key */
    public void write(Stack stack, List<Part> parts, Map<String, String> more) {
        var content = new LinkedHashMap<String, Object>();
        content.put("app", stack.publicUrl());
        content.put("issuer", stack.keycloak().issuer());
        content.put("zeebe", stack.zeebe().grpcAddress());
        content.put("postgres", stack.postgres().jdbcUrl("countersign") + "?user=" + PostgresRoles.APPLICATION);
        content.put("webhookSecret", stack.webhookSecret());
        content.put("logVkey", stack.logVerifierKey());
        content.putAll(more);
        content.put("processes", parts.stream().map(part -> new Running(part.name(), part.pid())).toList());
        replace(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
    }

    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A reader sees the old text or the new one, never half of it. */
    private void replace(String text) {
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft = Files.createTempFile(file.getParent(), "endpoints", ".tmp", owner);
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
