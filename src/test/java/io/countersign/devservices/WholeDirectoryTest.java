package io.countersign.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void whatCouldNotBeFilledIsNotThere() {
        var directory = new WholeDirectory(parent.resolve("built"));
        assertThatThrownBy(() -> directory.fill(begun -> {
            Files.writeString(begun.resolve("half"), "of it");
            throw new IOException("the disk is full");
        })).hasMessage("the disk is full");
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void ofTwoWhoFillItAtOnceTheFirstOneStays() throws IOException {
        var directory = new WholeDirectory(parent.resolve("built"));
        directory.fill(slow -> {
            Files.writeString(slow.resolve("by"), "the second");
            directory.fill(fast -> Files.writeString(fast.resolve("by"), "the first"));
        });
        assertThat(parent.resolve("built/by")).hasContent("the first");
        assertThat(parent).isDirectoryNotContaining("glob:**unfinished**");
    }

    @Test
    void whatSomebodyStillFillsIsLeftAloneForAnHour() throws IOException {
        var directory = new WholeDirectory(parent.resolve("built"));
        var begun = new AtomicReference<Path>();
        directory.fill(unfinished -> {
            begun.set(Files.createDirectory(parent.resolve(unfinished.getFileName() + "-left")));
            Files.writeString(begun.get().resolve("half"), "of it");
        });
        directory.clearAbandoned(Instant.now());
        assertThat(begun.get()).exists();
        directory.clearAbandoned(Instant.now().plus(Duration.ofMinutes(61)));
        assertThat(begun.get()).doesNotExist();
        assertThat(parent.resolve("built")).exists();
    }
}
