package io.countersign.audit.tlog;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The entries of one level-0 tile, each behind its length in two bytes, high byte first (C2SP tlog-tiles). */
public final class EntryBundle {

    /** The longest entry that a bundle can hold, in bytes. */
    public static final int LONGEST = 0xffff;

    private static final int LENGTH = 2;

    private final byte[] bytes;
    /** Where each entry ends, and so where the length of the next one begins. */
    private final int[] ends;

    private EntryBundle(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

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

    /** @throws IllegalArgumentException if it ends within an entry, or has more entries than a tile has hashes */
    public static EntryBundle parse(byte[] bundle) {
        int[] ends = new int[Tile.FULL];
        int count = 0;
        for (int at = 0; at < bundle.length; at = ends[count++]) {
            if (count == Tile.FULL) throw new IllegalArgumentException("The bundle has more than " + Tile.FULL + " entries");
            int from = at + LENGTH;
            if (from > bundle.length) throw new IllegalArgumentException("The bundle ends within an entry");
            ends[count] = from + ((bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff);
            if (ends[count] > bundle.length) throw new IllegalArgumentException("The bundle ends within an entry");
        }
        return new EntryBundle(bundle, Arrays.copyOf(ends, count));
    }

    public int count() {
        return ends.length;
    }

    public byte[] entry(int number) {
        return Arrays.copyOfRange(bytes, start(number), ends[number]);
    }

    public List<byte[]> entries() {
        return IntStream.range(0, count()).mapToObj(this::entry).toList();
    }

    /** Of which {@link #start} and {@link #end} say where an entry lies: to read without copying. */
    public byte[] bytes() {
        return bytes;
    }

    public int start(int number) {
        return (number == 0 ? 0 : ends[number - 1]) + LENGTH;
    }

    public int end(int number) {
        return ends[number];
    }
}
