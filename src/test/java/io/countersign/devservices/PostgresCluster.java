package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The files of one PostgreSQL: made once, and used by one server at a time. */
record PostgresCluster(Path directory, PostgresBinaries binaries) {

    private static final Duration PREDECESSOR_PATIENCE = Duration.ofSeconds(30);

    /** Initialises the files on first use and waits until a server that is still ending has let go of them. */
    void prepare(String superuserPassword) {
        new WholeDirectory(directory).clearAbandoned(Instant.now());
        if (Files.exists(directory)) {
            awaitPredecessor();
        } else {
            initialise(superuserPassword);
        }
    }

    /** The running server's first process, as its own pid file names it. */
    Optional<ProcessHandle> postmaster() {
        try {
            var pid = Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid")).getFirst().strip());
            return ProcessHandle.of(pid).filter(this::isPostgres);
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /** After a crash the file may name a number that some other program has by now. */
    private boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent();
    }

    private void awaitPredecessor() {
        postmaster().ifPresent(predecessor -> {
            try {
                predecessor.onExit().get(PREDECESSOR_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | InterruptedException | ExecutionException stays) {
                throw new StartFailure("postgres: another server (pid " + predecessor.pid() + ") uses " + directory,
                        stays);
            }
        });
    }

    private void initialise(String superuserPassword) {
        try {
            Files.createDirectories(directory.getParent());
            var password = Files.writeString(Files.createTempFile(directory.getParent(), "initdb", ""), superuserPassword);
            try {
                new WholeDirectory(directory).fill(unfinished -> initdb(unfinished, password));
            } finally {
                Files.delete(password);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void initdb(Path target, Path password) throws IOException {
        var command = new ArrayList<>(List.of(PostgresBinaries.asOrdinaryUser()));
        command.addAll(List.of(binaries.initdb(), "-D", target.toString(), "--username=" + Postgres.SUPERUSER,
                "--pwfile=" + password, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        var initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(initdb.getInputStream().readAllBytes());
        if (initdb.onExit().join().exitValue() != 0) {
            throw new StartFailure("postgres: initdb failed: " + said.strip().lines().toList().getLast());
        }
    }
}
