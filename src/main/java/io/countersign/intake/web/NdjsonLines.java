package io.countersign.intake.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Splits a stream at line feeds, skipping blank lines and keeping no more of a line than is accepted, plus one byte. */
final class NdjsonLines {

    /** A case of 50 MiB in base64, and some text. */
    static final int LONGEST = 72 * 1024 * 1024;

    /** @param number counts from 1, blank lines too, as an editor shows it */
    record Line(int number, byte[] content) {}

    private final InputStream in;
    private int number;

    NdjsonLines(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** @return empty at the end of the stream */
    Optional<Line> next() throws IOException {
        var line = new ByteArrayOutputStream();
        number++;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n' && line.size() > 0) return Optional.of(new Line(number, line.toByteArray()));
            if (next == '\n') number++;
            boolean blank = line.size() == 0 && "\n\r\t ".indexOf(next) >= 0;
            if (!blank && line.size() <= LONGEST) line.write(next);
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(new Line(number, line.toByteArray()));
    }
}
