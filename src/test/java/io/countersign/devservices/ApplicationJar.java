package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * The compiled classes and resources as one jar, packed anew whenever one of them changes. A JVM keeps loaded classes
 * for its next start only if its class path has no directories, and this halves the application's start.
 */
record ApplicationJar(Path file) {

    static ApplicationJar of(Path classes) {
        try {
            var content = files(classes);
            var jar = classes.resolveSibling("application").resolve(fingerprint(classes, content) + ".jar");
            if (!Files.exists(jar)) {
                Directories.delete(jar.getParent());
                Files.createDirectories(jar.getParent());
                pack(classes, content, jar);
            }
            return new ApplicationJar(jar);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> files(Path classes) throws IOException {
        try (var tree = Files.walk(classes)) {
            return tree.filter(path -> !path.equals(classes)).sorted().toList();
        }
    }

    private static String fingerprint(Path classes, List<Path> content) throws IOException {
        var sum = new CRC32();
        for (var path : content) {
            var seen = classes.relativize(path) + " " + Files.size(path) + " " + Files.getLastModifiedTime(path);
            sum.update(seen.getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(sum.getValue());
    }

    /** Directories too: resources are found by walking them. */
    private static void pack(Path classes, List<Path> content, Path target) throws IOException {
        var draft = Files.createTempFile(target.getParent(), "packing", ".tmp");
        try (var jar = new JarOutputStream(Files.newOutputStream(draft))) {
            jar.setLevel(Deflater.NO_COMPRESSION);
            for (var path : content) {
                var name = classes.relativize(path).toString();
                jar.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
                if (Files.isRegularFile(path)) {
                    Files.copy(path, jar);
                }
            }
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
