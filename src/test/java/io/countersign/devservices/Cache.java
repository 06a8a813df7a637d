package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is unpacked or built once for this user and shared by every demo and test run. */
final class Cache {

    private Cache() {}

    /** The directory of that name, filled on first use by one process at a time. */
    static Path entry(String name, WholeDirectory.Filling filling) {
        var entry = new WholeDirectory(root().resolve(name));
        entry.clearAbandoned(Instant.now());
        try {
            if (!entry.exists()) {
                Files.createDirectories(root());
                synchronized (Cache.class) {
                    fillLocked(entry, filling);
                }
            }
            return entry.path();
        } catch (IOException failed) {
            throw new UncheckedIOException("Could not prepare " + entry.path() + ": " + failed.getMessage(), failed);
        }
    }

    static boolean has(String name) {
        return Files.isDirectory(root().resolve(name));
    }

    /** JVM options that keep the classes a child loads for its next start. They need a class path of jars alone. */
    static List<String> sharedClasses(Path beside) {
        return List.of("-XX:+AutoCreateSharedArchive", "-Xlog:cds*=off", "-Xlog:aot*=off",
                "-XX:SharedArchiveFile=" + beside + "-" + Runtime.version().feature() + ".jsa");
    }

    private static void fillLocked(WholeDirectory entry, WholeDirectory.Filling filling) throws IOException {
        var lock = root().resolve(entry.path().getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!entry.exists()) {
                entry.fill(filling);
            }
        }
    }

    private static Path root() {
        return root(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path root(Map<String, String> environment, Path home) {
        return Optional.ofNullable(environment.get("XDG_CACHE_HOME")).map(Path::of).filter(Path::isAbsolute)
                .orElse(home.resolve(".cache")).resolve("countersign");
    }
}
