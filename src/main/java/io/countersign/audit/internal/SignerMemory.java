package io.countersign.audit.internal;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.Note;
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
import java.util.Optional;

/**
 * The newest tree head that was signed, in a file outside of the database, so that a restored database cannot make the
 * signer contradict itself.
 */
class SignerMemory {

    private final Path file;

    /** @param directory made if need be */
    SignerMemory(Path directory, String origin) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The signer's memory " + directory + " cannot be made", e);
        }
        file = directory.resolve(URLEncoder.encode(origin, StandardCharsets.UTF_8) + ".checkpoint");
    }

    Optional<Checkpoint> signed() {
        try {
            return Optional.of(Checkpoint.parse(Note.parse(Files.readAllBytes(file)).text()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The signer's memory " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The signer's memory " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Returns when it is on the disk. */
    void keep(Note signed) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(StandardCharsets.UTF_8.encode(signed.toString()));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The signer's memory " + file + " cannot be written", e);
        }
    }
}
