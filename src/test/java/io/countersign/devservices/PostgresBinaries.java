package io.countersign.devservices;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL server of the zonky binaries, unpacked once into the cache. */
record PostgresBinaries(Path directory) {

    private static final String ARCHIVE = "postgres-linux-x86_64.txz";

    static PostgresBinaries unpacked() {
        var jar = Objects.requireNonNull(PostgresBinaries.class.getClassLoader().getResource(ARCHIVE), ARCHIVE);
        return new PostgresBinaries(Cache.entry("postgres-" + version(jar.getPath()), directory -> {
            try (var archive = new XZInputStream(jar.openStream())) {
                Archive.unpack(archive, directory, 0);
            }
        }));
    }

    String initdb() {
        return directory.resolve("bin/initdb").toString();
    }

    String postgres() {
        return directory.resolve("bin/postgres").toString();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody in particular. */
    static String[] asOrdinaryUser() {
        return "root".equals(System.getProperty("user.name")) ? namespace() : new String[0];
    }

    private static String[] namespace() {
        try {
            if (new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0) {
                return new String[] {"unshare", "-U"};
            }
        } catch (IOException | InterruptedException unavailable) {
            throw refusal(unavailable);
        }
        throw refusal(new IOException("unshare -U failed"));
    }

    private static StartFailure refusal(Exception cause) {
        return new StartFailure("postgres does not run as root, and this machine allows no user namespace:"
                + " run as an ordinary user", cause);
    }

    private static String version(String jarPath) {
        return jarPath.replaceFirst(".*amd64-([0-9.]+)\\.jar.*", "$1");
    }
}
