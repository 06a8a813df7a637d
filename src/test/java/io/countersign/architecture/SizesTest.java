package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small rooms: as in the code bases we admire, most files fit on a screen. */
class SizesTest {

    private record Sized(Path file, long lines) {}

    @Test
    void filesStaySmall() throws IOException {
        List<Sized> files = javaFiles();
        assertThat(files.get(files.size() / 2).lines()).as("median length").isLessThanOrEqualTo(60);
        assertThat(files.get(files.size() * 9 / 10).lines()).as("length of nine in ten").isLessThanOrEqualTo(180);
        assertThat(files.getLast().lines()).as("the longest, %s", files.getLast().file()).isLessThanOrEqualTo(400);
    }

    private static List<Sized> javaFiles() throws IOException {
        try (Stream<Path> tree = Files.walk(Path.of("src"))) {
            return tree.filter(file -> file.toString().endsWith(".java")).map(SizesTest::sized)
                    .sorted((a, b) -> Long.compare(a.lines(), b.lines())).toList();
        }
    }

    private static Sized sized(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return new Sized(file, lines.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
