package io.countersign.devservices;

import io.countersign.audit.tlog.KeyPem;
import io.countersign.audit.tlog.SignatureType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/** Secrets and ports of one data directory: made on first use, kept in a file only its owner may read. */
final class Keepsakes {

    private final Path file;
    private final Properties kept = new Properties();
    private final Map<String, Integer> handedOut = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    Keepsakes(Path dataDirectory) {
        this.file = dataDirectory.resolve("keepsakes.properties");
        try {
            Files.createDirectories(dataDirectory);
            if (Files.exists(file)) {
                try (var text = Files.newBufferedReader(file)) {
                    kept.load(text);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    synchronized String password(String name) {
        return keep("password." + name, () -> HexFormat.of().formatHex(bytes(20)));
    }

    /** A Standard Webhooks symmetric secret: {@code whsec_} and 32 random bytes in base64. */
    synchronized String webhookSecret() {
        return keep("webhook-secret", () -> "whsec_" + Base64.getEncoder().encodeToString(bytes(32)));
    }

    /** What release tokens are derived from: 32 random bytes in base64. */
    synchronized String releaseTokenKey() {
        return keep("release-token-key", () -> Base64.getEncoder().encodeToString(bytes(32)));
    }

    /** What personal data lies under: 32 random bytes in base64. */
    synchronized String masterKey() {
        return keep("master-key", () -> Base64.getEncoder().encodeToString(bytes(32)));
    }

    /** The key pair that signs the log, in PEM. */
    synchronized String logKey() {
        return keep("log-key", () -> KeyPem.generate(SignatureType.ED25519));
    }

    /** The log's name, which stays the same when a port changes. */
    synchronized String logOrigin(int port) {
        return keep("log-origin", () -> "localhost:" + port + "/log");
    }

    /** The kept port while it is free when first asked for, otherwise another one. Asked again, the same. */
    synchronized int port(String name) {
        return handedOut.computeIfAbsent(name, this::freePort);
    }

    private int freePort(String name) {
        var key = "port." + name;
        var port = Integer.parseInt(keep(key, () -> String.valueOf(Ports.free())));
        while (!Ports.isFree(port) || handedOut.containsValue(port)) {
            kept.remove(key);
            port = Integer.parseInt(keep(key, () -> String.valueOf(Ports.free())));
        }
        return port;
    }

    private String keep(String key, Supplier<String> make) {
        var present = kept.getProperty(key);
        if (present != null) {
            return present;
        }
        var made = make.get();
        kept.setProperty(key, made);
        save();
        return made;
    }

    private void save() {
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft = Files.createTempFile(file.getParent(), "keepsakes", ".tmp", owner);
            try (var text = Files.newBufferedWriter(draft)) {
                kept.store(text, null);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
