package io.countersign.audit.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What every entry says of itself, whatever else is in it: read from its end, where canonical JSON puts it.
 *
 * @param previous leaf hash of the entry before it in its stream, in base64; null for the first
 * @param sequence its number in the stream, from 1
 */
record EntryFrame(String kind, @Nullable String previous, long sequence, String stream) {

    private static final byte[] END = ascii(",\"version\":1}");
    private static final byte[] STREAM = ascii(",\"stream\":\"");
    private static final byte[] SEQUENCE = ascii(",\"sequence\":");
    private static final byte[] PREVIOUS = ascii(",\"previous\":\"");
    private static final byte[] FIRST = ascii(",\"previous\":null");
    private static final byte[] KIND = ascii(",\"kind\":\"");
    private static final byte[] ID = ascii(",\"id\":\"");
    private static final byte[] QUOTE = ascii("\"");
    private static final int LONGEST_NUMBER = 18;

    /** @throws Refuted if it does not end as every entry of this version does */
    static EntryFrame of(byte[] entry) {
        return of(entry, 0, entry.length);
    }

    /** The same of an entry that lies among others. */
    static EntryFrame of(byte[] bytes, int from, int to) {
        var reader = new FromTheEnd(bytes, from, to);
        reader.skip(END);
        String stream = reader.string(STREAM);
        long sequence = reader.number();
        String previous = reader.previous();
        String kind = reader.string(KIND);
        reader.skipString(ID);
        return new EntryFrame(kind, previous, sequence, stream);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Members backwards, each with the comma before it. Names and values here need no escapes. */
    private static final class FromTheEnd {

        private final byte[] entry;
        private final int begin;
        private int end;

        FromTheEnd(byte[] bytes, int from, int to) {
            this.entry = bytes;
            this.begin = from;
            this.end = to;
        }

        void skip(byte[] text) {
            int start = end - text.length;
            if (start < begin || !Arrays.equals(entry, start, end, text, 0, text.length))
                throw new Refuted("An entry does not end as entries do.");
            end = start;
        }

        String string(byte[] member) {
            skip(QUOTE);
            int start = backToQuote();
            // one character a byte: nothing is lost, and it is quick
            String value = new String(entry, start, end - start, StandardCharsets.ISO_8859_1);
            end = start;
            skip(member);
            return value;
        }

        void skipString(byte[] member) {
            skip(QUOTE);
            end = backToQuote();
            skip(member);
        }

        private int backToQuote() {
            int start = end;
            while (start > begin && entry[start - 1] != '"') start--;
            return start;
        }

        @Nullable String previous() {
            if (end == begin || entry[end - 1] == '"') return string(PREVIOUS);
            skip(FIRST);
            return null;
        }

        long number() {
            int start = end;
            while (start > begin && entry[start - 1] >= '0' && entry[start - 1] <= '9') start--;
            if (start == end || end - start > LONGEST_NUMBER) throw new Refuted("An entry's sequence is no number.");
            long value = Long.parseLong(new String(entry, start, end - start, StandardCharsets.US_ASCII));
            end = start;
            skip(SEQUENCE);
            return value;
        }
    }
}
