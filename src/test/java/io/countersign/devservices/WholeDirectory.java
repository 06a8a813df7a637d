package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/**
 * A directory that is there whole or not at all: filled under a name of its own, then renamed. A program that fills it
 * may outlive a killed supervisor; it then works on for nobody, and in nobody's way.
 */
record WholeDirectory(Path path) {

    private static final String UNFINISHED = ".unfinished-";
    /** Far longer than filling takes. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    /** Fills a new, empty directory. */
    @FunctionalInterface
    interface Filling {
        void into(Path directory) throws IOException;
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    /** Where another was faster, the other's stays. */
    void fill(Filling filling) throws IOException {
        var parent = Files.createDirectories(path.toAbsolutePath().getParent());
        var unfinished = Files.createTempDirectory(parent, path.getFileName() + UNFINISHED);
        try {
            filling.into(unfinished);
            rename(unfinished);
        } finally {
            Directories.delete(unfinished);
        }
    }

    private void rename(Path unfinished) throws IOException {
        try {
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException notEmpty) {
            if (!exists()) {
                throw notEmpty;
            }
        }
    }

    /** Deletes what was begun long ago and never finished. What cannot be deleted waits for the next time. */
    void clearAbandoned(Instant now) {
        try (var beside = Files.newDirectoryStream(path.toAbsolutePath().getParent(),
                entry -> entry.getFileName().toString().startsWith(path.getFileName() + UNFINISHED))) {
            for (var unfinished : beside) {
                if (Files.getLastModifiedTime(unfinished).toInstant().isBefore(now.minus(ABANDONED))) {
                    Directories.delete(unfinished);
                }
            }
        } catch (IOException | UncheckedIOException inUse) {
            // Somebody else clears it, or there is nothing yet.
        }
    }
}
