package io.countersign.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from a log why a child could not start, in the words of the person who has to mend it. */
record LogCause(Pattern sign, String meaning) {

    private static final List<LogCause> KNOWN = List.of(
            cause("No space left on device", "the disk is full"),
            cause("Address already in use|Failed to bind|port .* already in use|could not create any TCP/IP sockets",
                    "its port is taken by another program"),
            cause("is locked by another process", "another process uses the same data"),
            cause("OutOfMemoryError|Cannot allocate memory", "memory ran out"),
            cause("database files are incompatible with server", "the data was written by another PostgreSQL version"));

    /** The cause visible in what was written from this position on, if any. */
    static Optional<String> in(Path log, long from) {
        var written = read(log, from);
        return KNOWN.stream().filter(known -> known.sign.matcher(written).find()).map(LogCause::meaning).findFirst();
    }

    private static String read(Path log, long from) {
        if (!Files.exists(log)) {
            return "";
        }
        try (var channel = FileChannel.open(log).position(from); var text = Channels.newInputStream(channel)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static LogCause cause(String sign, String meaning) {
        return new LogCause(Pattern.compile(sign), meaning);
    }
}
