package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;

/** A jar that holds {@link Tether} and nothing else, so that no other class of ours reaches a child's class path. */
final class TetherClassPath {

    private static final String JAR = "tether.jar";

    private TetherClassPath() {}

    static Path jar() {
        var file = Tether.class.getName().replace('.', '/') + ".class";
        try (var compiled = Tether.class.getClassLoader().getResourceAsStream(file)) {
            var bytes = Objects.requireNonNull(compiled, file).readAllBytes();
            return Cache.entry("tether-jar-" + checksum(bytes), directory -> {
                try (var jar = new JarOutputStream(Files.newOutputStream(directory.resolve(JAR)))) {
                    jar.putNextEntry(new JarEntry(file));
                    jar.write(bytes);
                }
            }).resolve(JAR);
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
