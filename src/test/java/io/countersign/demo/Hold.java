package io.countersign.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One demo at a time on one data directory; the kernel lets go of it however the holder ends. */
record Hold(Path data, FileLock lock) implements AutoCloseable {

    private static final String PID = "supervisor.pid";

    /** @throws Refusal when another demo has it */
    static Hold on(Path data) {
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                throw new Refusal("Another demo runs on " + data.toAbsolutePath().normalize() + holder(data)
                        + ". Stop it with: countersign down");
            }
            Files.writeString(data.resolve(PID), ProcessHandle.current().pid() + "\n");
            return new Hold(data, lock);
        } catch (IOException unusable) {
            throw new Refusal("The data directory " + data.toAbsolutePath() + " cannot be used: " + unusable);
        }
    }

    private static String holder(Path data) {
        try {
            return " (process " + Files.readString(data.resolve(PID)).strip() + ")";
        } catch (IOException unknown) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(data.resolve(PID));
        lock.acquiredBy().close();
    }
}
