package io.countersign.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TetherTest {

    @Test
    void aChildEndsWhenItsParentIsKilled() throws Exception {
        var parent = jvm(Parent.class.getName(), Sleeper.class.getName()).start();
        var child = childOf(parent);
        assertThat(child.isAlive()).isTrue();
        parent.destroyForcibly();
        assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void aChildWhoseShutdownHangsEndsAllTheSame() throws Exception {
        var parent = jvm(Parent.class.getName(), Stubborn.class.getName()).start();
        var child = childOf(parent);
        parent.destroyForcibly();
        assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void aLockedFileKeepsASecondChildOut(@TempDir Path directory) throws Exception {
        var lock = directory.resolve("lock");
        var holder = tethered(lock, Sleeper.class).start();
        holder.inputReader().readLine();
        var second = tethered(lock, Sleeper.class).redirectErrorStream(true).start();
        assertThat(second.inputReader().readAllAsString()).isEqualToIgnoringNewLines(lock + " is locked by another process");
        assertThat(second.waitFor()).isNotZero();
        holder.destroyForcibly();
    }

    /** Starts a tethered child, tells its process id, and does nothing more. */
    static final class Parent {
        static void main(String[] arguments) throws Exception {
            var child = jvm(Tether.class.getName(), arguments[0]).start();
            child.inputReader().readLine();
            System.out.println(child.pid());
            Thread.currentThread().join();
        }
    }

    static final class Sleeper {
        static void main(String[] arguments) throws Exception {
            System.out.println("up");
            Thread.currentThread().join();
        }
    }

    static final class Stubborn {
        static void main(String[] arguments) throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }));
            Sleeper.main(arguments);
        }
    }

    private static ProcessHandle childOf(Process parent) throws IOException {
        return ProcessHandle.of(Long.parseLong(parent.inputReader().readLine())).orElseThrow();
    }

    private static ProcessBuilder tethered(Path lock, Class<?> main) {
        var command = jvm(Tether.class.getName(), main.getName());
        command.command().add(1, "-D" + Tether.LOCK + "=" + lock);
        return command;
    }

    private static ProcessBuilder jvm(String... mainAndArguments) {
        var command = new ProcessBuilder(ChildJvm.java(), "-XX:TieredStopAtLevel=1", "-cp", classes().toString());
        command.command().addAll(List.of(mainAndArguments));
        command.environment().remove("JAVA_TOOL_OPTIONS"); // a JVM that is told some says so in its output
        return command;
    }

    private static Path classes() {
        try {
            return Path.of(Tether.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException odd) {
            throw new AssertionError(odd);
        }
    }
}
