package io.countersign.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationJarTest {

    @TempDir
    Path target;

    @Test
    void itIsPackedAnewExactlyWhenAFileChanged() throws IOException {
        var classes = Files.createDirectories(target.resolve("classes"));
        var folder = Files.createDirectories(classes.resolve("db"));
        Files.writeString(folder.resolve("V001.sql"), "one");
        var first = ApplicationJar.of(classes).file();
        var packed = Files.getLastModifiedTime(first);
        assertThat(ApplicationJar.of(classes).file()).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(packed);

        Files.writeString(folder.resolve("V001.sql"), "three");
        var second = ApplicationJar.of(classes).file();
        assertThat(second).isNotEqualTo(first);
        try (var jar = new JarFile(second.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName())).containsExactly("db/", "db/V001.sql");
            assertThat(jar.getInputStream(jar.getEntry("db/V001.sql"))).hasContent("three");
        }
    }
}
