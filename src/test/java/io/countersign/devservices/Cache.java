package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What is unpacked or built once for this user and shared by every demo and test run. */
final class Cache {

    /** Fills a new, empty directory. */
    @FunctionalInterface
    interface Filling {
        void into(Path directory) throws IOException;
    }

    private Cache() {}

    /**
     * The directory of that name, filled on first use. It appears whole or not at all: filled under another name and
     * renamed, by one process at a time.
     */
    static Path entry(String name, Filling filling) {
        var entry = root().resolve(name);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        try {
            Files.createDirectories(root());
            synchronized (Cache.class) {
                fillLocked(entry, filling);
            }
            return entry;
        } catch (IOException failed) {
            throw new UncheckedIOException("Could not prepare " + entry + ": " + failed.getMessage(), failed);
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

    private static void fillLocked(Path entry, Filling filling) throws IOException {
        var lock = root().resolve(entry.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (Files.isDirectory(entry)) {
                return;
            }
            var unfinished = root().resolve(entry.getFileName() + ".unfinished");
            Directories.delete(unfinished);
            Files.createDirectory(unfinished);
            filling.into(unfinished);
            Files.move(unfinished, entry);
        }
    }

    private static Path root() {
        var home = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Path.of(home, "countersign");
    }
}
