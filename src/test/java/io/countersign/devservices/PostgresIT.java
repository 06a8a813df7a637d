package io.countersign.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {

    @Test
    void theServerEndsWhenItsParentIsKilled(@TempDir Path data) throws Exception {
        var parent = new ProcessBuilder(ChildJvm.java(), "-cp", System.getProperty("java.class.path"),
                Parent.class.getName(), data.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var server = ProcessHandle.of(Long.parseLong(parent.inputReader().readLine())).orElseThrow();
        assertThat(server.info().command().orElseThrow()).endsWith("/postgres");
        parent.destroyForcibly();
        assertThat(server.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    /** Starts a server, tells its process id, and does nothing more. */
    static final class Parent {
        static void main(String[] arguments) throws Exception {
            var data = Path.of(arguments[0]);
            var postgres = new Postgres(data.resolve("postgres"), data.resolve("logs"), Ports.free(), "secret");
            postgres.start();
            System.out.println(postgres.pid());
            Thread.currentThread().join();
        }
    }
}
