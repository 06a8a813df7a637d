package io.countersign.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRefusalsTest {

    private record Ended(int status, String output) {}

    @TempDir
    Path data;

    @Test
    void aSecondDemoOnTheSameDataIsRefusedInOneLine() throws Exception {
        try (var _ = Hold.on(data)) {
            var second = demo("--data", data.toString());
            assertThat(second.status()).isNotZero();
            assertThat(second.output()).isEqualToIgnoringNewLines("Another demo runs on " + data + " (process "
                    + ProcessHandle.current().pid() + "). Stop it with: countersign down");
            assertThat(second.output()).hasLineCount(1);
        }
    }

    @Test
    void aTakenPortIsRefusedInOneLine() throws Exception {
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            var refused = demo("--data", data.toString(), "--port", String.valueOf(taken.getLocalPort()));
            assertThat(refused.status()).isNotZero();
            assertThat(refused.output()).hasLineCount(1)
                    .startsWith("Port " + taken.getLocalPort() + " is taken").contains("--port");
        }
    }

    @Test
    void anUnknownOptionIsRefusedInOneLine() throws Exception {
        var refused = demo("--fast");
        assertThat(refused.status()).isNotZero();
        assertThat(refused.output()).hasLineCount(1).startsWith("Unknown option --fast");
    }

    @Test
    void aFullDiskIsRefusedInOneLine() {
        assertThatThrownBy(() -> new Ground(data).checkSpace(1_999_999_999L))
                .isInstanceOf(Refusal.class).hasMessageStartingWith("Only 1999 MB are free").message().hasLineCount(1);
    }

    private static Ended demo(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Demo.class.getName()));
        command.addAll(List.of(arguments));
        var demo = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = demo.inputReader().readAllAsString();
        return new Ended(demo.waitFor(), output);
    }
}
