package io.countersign.audit.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The newest tree head of one log that was signed here, in a file. A signer that asks it first never contradicts itself,
 * whatever becomes of the database.
 */
public final class CheckpointMemory {

    private static final String ENDING = ".checkpoint";

    private final Path file;

    /** @param directory made if need be */
    public CheckpointMemory(Path directory, String origin) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + directory + " for what was signed cannot be made", e);
        }
        file = directory.resolve(URLEncoder.encode(origin, StandardCharsets.UTF_8) + ENDING);
    }

    /** The newest tree heads of all logs that are remembered there, in order of their origins. */
    public static List<Checkpoint> all(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).sorted()
                    .flatMap(file -> signed(file).stream()).toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("What was signed cannot be read from " + directory, e);
        }
    }

    public Optional<Checkpoint> signed() {
        return signed(file);
    }

    private static Optional<Checkpoint> signed(Path file) {
        try {
            return Optional.of(Checkpoint.parse(Note.parse(Files.readAllBytes(file)).text()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("What was signed cannot be read from " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("What was signed is damaged in " + file + ": " + e.getMessage(), e);
        }
    }

    /** Returns when it is on the disk. */
    public void keep(Note signed) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                var bytes = StandardCharsets.UTF_8.encode(signed.toString());
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What was signed cannot be kept in " + file, e);
        }
    }
}
