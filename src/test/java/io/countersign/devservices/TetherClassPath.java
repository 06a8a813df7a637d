package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.CRC32;

/** A directory that holds {@link Tether} and nothing else, so that no class of ours reaches a child's class path. */
final class TetherClassPath {

    private TetherClassPath() {}

    static Path directory() {
        var file = Tether.class.getName().replace('.', '/') + ".class";
        try (var compiled = Tether.class.getClassLoader().getResourceAsStream(file)) {
            var bytes = Objects.requireNonNull(compiled, file).readAllBytes();
            return Cache.entry("tether-" + checksum(bytes), directory -> {
                var target = directory.resolve(file);
                Files.createDirectories(target.getParent());
                Files.write(target, bytes);
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String checksum(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return Long.toHexString(sum.getValue());
    }
}
