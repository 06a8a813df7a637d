package io.countersign.audit.tlog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The entries of one level-0 tile, each behind its length in two bytes, high byte first (C2SP tlog-tiles). */
public final class EntryBundle {

    /** The longest entry that a bundle can hold, in bytes. */
    public static final int LONGEST = 0xffff;

    private EntryBundle() {}

    public static byte[] of(List<byte[]> entries) {
        var bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            if (entry.length > LONGEST) throw new IllegalArgumentException("An entry of " + entry.length + " bytes");
            bundle.write(entry.length >>> 8);
            bundle.write(entry.length);
            bundle.writeBytes(entry);
        }
        return bundle.toByteArray();
    }

    /** @throws IllegalArgumentException if it ends within an entry */
    public static List<byte[]> entries(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        for (int at = 0; at < bundle.length; ) {
            int from = at + 2;
            int to = from > bundle.length ? from : from + ((bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff);
            if (to > bundle.length) throw new IllegalArgumentException("The bundle ends within an entry");
            entries.add(Arrays.copyOfRange(bundle, from, to));
            at = to;
        }
        return entries;
    }
}
