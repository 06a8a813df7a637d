package io.countersign.audit.tlog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which hashes a tile holds (C2SP tlog-tiles).
 *
 * @param level 0 holds leaf hashes, each level above the roots of the full tiles below it; at most 7, which is more than
 *              a tree of 2^63 entries has
 * @param width how many hashes: {@value #FULL}, or fewer at the right edge
 */
public record Tile(int level, long index, int width) {

    public static final int FULL = 256;
    /** The tree's levels in one tile. */
    public static final int HEIGHT = 8;

    private static final Pattern PATH = Pattern.compile(
            "(0|[1-9]\\d?)/((?:x\\d{3}/)*\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    public Tile {
        if (level < 0 || level > 7 || index < 0 || index >= 1L << (Long.SIZE - 1 - HEIGHT) || width < 1 || width > FULL)
            throw new IllegalArgumentException("No such tile: level " + level + ", index " + index + ", width " + width);
    }

    /** The tile at this place in a tree of this size; empty where the tree has none. */
    public static Optional<Tile> of(int level, long index, long treeSize) {
        long hashes = treeSize >>> (HEIGHT * level);
        long width = Math.min(FULL, hashes - index * FULL);
        return width < 1 ? Optional.empty() : Optional.of(new Tile(level, index, (int) width));
    }

    /** @param path as {@link #path()} writes it, and in no other way; empty otherwise */
    public static Optional<Tile> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (path.length() > 40 || !matcher.matches()) return Optional.empty();
        try {
            var tile = new Tile(Integer.parseInt(matcher.group(1)),
                    Long.parseLong(matcher.group(2).replaceAll("[x/]", "")),
                    matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3)));
            return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
        } catch (IllegalArgumentException noSuchTile) {
            return Optional.empty();
        }
    }

    /** {@code <L>/<N>[.p/<W>]}, as in an address. */
    public String path() {
        return level + "/" + place();
    }

    /** {@code <N>[.p/<W>]}: the index in groups of three digits, all but the last with an x before it. */
    public String place() {
        var place = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000)
            place.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        return width == FULL ? place.toString() : place + ".p/" + width;
    }
}
