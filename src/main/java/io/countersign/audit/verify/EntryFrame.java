package io.countersign.audit.verify;

import io.countersign.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What every entry says of itself, whatever else is in it: read from its end, where canonical JSON puts it.
 *
 * @param previous leaf hash of the entry before it in its stream; null for the first
 * @param sequence its number in the stream, from 1
 */
record EntryFrame(String id, String kind, byte @Nullable [] previous, long sequence, String stream) {

    private static final byte[] END = ",\"version\":1}".getBytes(StandardCharsets.US_ASCII);

    /** @throws Refuted if it does not end as every entry of this version does */
    static EntryFrame of(byte[] entry) {
        var reader = new FromTheEnd(entry);
        reader.skip(END);
        String stream = reader.string("stream");
        long sequence = reader.number("sequence");
        String previous = reader.stringOrNull("previous");
        String kind = reader.string("kind");
        String id = reader.string("id");
        return new EntryFrame(id, kind, previous == null ? null : hash(previous), sequence, stream);
    }

    private static byte[] hash(String base64) {
        try {
            byte[] hash = Base64.getDecoder().decode(base64);
            if (Sha256.base64(hash).equals(base64)) return hash;
        } catch (IllegalArgumentException noBase64) {
            // refused below
        }
        throw new Refuted("An entry names no hash of the entry before it: " + base64 + ".");
    }

    /** Members backwards, each with the comma before it. Names and values here need no escapes. */
    private static final class FromTheEnd {

        private final byte[] entry;
        private int end;

        FromTheEnd(byte[] entry) {
            this.entry = entry;
            this.end = entry.length;
        }

        void skip(byte[] text) {
            int start = end - text.length;
            for (int i = 0; i < text.length; i++)
                if (start < 0 || entry[start + i] != text[i]) throw new Refuted("An entry does not end as entries do.");
            end = start;
        }

        String string(String member) {
            skip(new byte[] {'"'});
            int start = end;
            while (start > 0 && entry[start - 1] != '"') start--;
            String value = new String(entry, start, end - start, StandardCharsets.UTF_8);
            end = start;
            skip((",\"" + member + "\":\"").getBytes(StandardCharsets.US_ASCII));
            return value;
        }

        @Nullable String stringOrNull(String member) {
            if (end < 1 || entry[end - 1] == '"') return string(member);
            skip((",\"" + member + "\":null").getBytes(StandardCharsets.US_ASCII));
            return null;
        }

        long number(String member) {
            int start = end;
            while (start > 0 && entry[start - 1] >= '0' && entry[start - 1] <= '9') start--;
            if (start == end || end - start > 18) throw new Refuted("An entry's " + member + " is no number.");
            long value = Long.parseLong(new String(entry, start, end - start, StandardCharsets.US_ASCII));
            end = start;
            skip((",\"" + member + "\":").getBytes(StandardCharsets.US_ASCII));
            return value;
        }
    }
}
