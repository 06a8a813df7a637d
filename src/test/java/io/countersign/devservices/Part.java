package io.countersign.devservices;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One part of the embedded default: a child process that can be started, stopped, killed and started again. */
public abstract class Part {

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final String name;
    private final Path log;
    private volatile Optional<Process> process = Optional.empty();

    protected Part(String name, Path logDirectory) {
        this.name = name;
        this.log = logDirectory.resolve(name + ".log");
    }

    /** What to run. Called anew for every start. */
    protected abstract ProcessBuilder command();

    /** Whether it answers, asked again and again while it starts. */
    protected abstract boolean ready();

    /** The process that does the work, where a wrapper stands around it. */
    protected ProcessHandle worker(Process started) {
        return started.toHandle();
    }

    /** Asks the process to end. */
    protected void end(Process running) {
        running.destroy();
    }

    public final String name() {
        return name;
    }

    public final boolean running() {
        return process.filter(Process::isAlive).isPresent();
    }

    public final long pid() {
        return worker(current()).pid();
    }

    /** Returns when it is ready. @throws StartFailure when it ends first, or takes too long */
    public final void start() {
        if (running()) {
            throw new IllegalStateException("Expected to start " + name + ", but it is running");
        }
        keepOneOldLog();
        var offset = log.toFile().length();
        var started = launch();
        process = Optional.of(started);
        try {
            awaitReady(started, offset);
        } catch (RuntimeException failed) {
            kill();
            throw failed;
        }
    }

    /** Ends it in order; by force after {@code 15 s}. Nothing happens when it does not run. */
    public final void stop() {
        if (running()) {
            end(current());
            if (!await(current(), STOP_PATIENCE)) {
                kill();
            }
        }
    }

    /** {@code kill -9}, as a crash would. Returns when it is gone, and those that it leaves behind have noticed. */
    public final void kill() {
        if (running()) {
            var worker = worker(current());
            var orphans = worker.descendants().toList();
            worker.destroyForcibly();
            orphans.forEach(Part::await);
            if (!await(current(), STOP_PATIENCE)) {
                current().destroyForcibly();
                await(current(), STOP_PATIENCE);
            }
        }
    }

    /** Blocks until the running process ends, and tells its exit status. */
    final int awaitExit() throws InterruptedException {
        return current().waitFor();
    }

    private Process launch() {
        try {
            return command().redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException impossible) {
            throw new StartFailure(name + " could not be started: " + impossible.getMessage(), impossible);
        }
    }

    private void awaitReady(Process started, long offset) {
        var deadline = System.nanoTime() + START_PATIENCE.toNanos();
        var looked = System.nanoTime();
        while (!ready()) {
            if (!started.isAlive()) {
                throw failure("ended with status " + started.exitValue(), offset);
            }
            if (System.nanoTime() > deadline) {
                throw failure("was not ready after " + START_PATIENCE.toSeconds() + " s", offset);
            }
            if (System.nanoTime() - looked > TimeUnit.SECONDS.toNanos(2)) {
                looked = System.nanoTime();
                LogCause.in(log, offset).ifPresent(cause -> {
                    throw failure("cannot start", offset);
                });
            }
            pause(started);
        }
    }

    private StartFailure failure(String what, long offset) {
        var cause = LogCause.in(log, offset).map(known -> ": " + known).orElse("");
        return new StartFailure(name + " " + what + cause + " (see " + log + ")");
    }

    private static void await(ProcessHandle orphan) {
        try {
            orphan.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stays) {
            orphan.destroyForcibly();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Process started) {
        await(started, POLL);
    }

    private static boolean await(Process ending, Duration patience) {
        try {
            return ending.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while waiting for a child process", interrupted);
        }
    }

    private Process current() {
        return process.orElseThrow(() -> new IllegalStateException("Expected " + name + " to be started, but it is not"));
    }

    private void keepOneOldLog() {
        try {
            Files.createDirectories(log.getParent());
            if (process.isEmpty() && Files.exists(log)) {
                Files.move(log, new File(log + ".1").toPath(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
