package io.countersign.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A log in files, named as over HTTP. */
record DirectorySource(Path directory) implements LogSource {

    @Override
    public byte[] read(String path) {
        try {
            return Files.readAllBytes(directory.resolve(path));
        } catch (NoSuchFileException missing) {
            throw new NotThere("The file " + directory.resolve(path) + " is missing.");
        } catch (IOException e) {
            throw new CannotVerify("The file " + directory.resolve(path) + " cannot be read: " + e.getMessage());
        }
    }
}
