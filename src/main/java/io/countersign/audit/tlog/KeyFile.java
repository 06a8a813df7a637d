package io.countersign.audit.tlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;

/** A key pair in a file that only its owner may read. */
public final class KeyFile {

    private KeyFile() {}

    /**
     * Makes the key if the file is not there.
     *
     * @throws IllegalArgumentException if the file holds no key for this type
     */
    public static KeyPair open(SignatureType type, Path file) throws IOException {
        if (Files.notExists(file)) {
            if (file.toAbsolutePath().getParent() != null) Files.createDirectories(file.toAbsolutePath().getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, KeyPem.generate(type));
        }
        try {
            return KeyPem.read(type, Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The file " + file + " holds no key of use here. " + e.getMessage(), e);
        }
    }
}
