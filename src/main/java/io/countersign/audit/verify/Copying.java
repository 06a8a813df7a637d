package io.countersign.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what is read in files, from which the same can be read again. */
record Copying(LogSource source, Path directory) implements LogSource {

    @Override
    public byte[] read(String path) {
        byte[] content = source.read(path);
        Path file = directory.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new CannotVerify("The copy " + file + " cannot be written: " + e.getMessage());
        }
        return content;
    }
}
