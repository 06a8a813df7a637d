package io.countersign.insight;

/**
 * A range that holds the true share in 95 of 100 such samples, by Wilson's score method, which stays within 0 and 1 and is
 * right for small samples too (E. B. Wilson, Journal of the American Statistical Association 22, 1927).
 *
 * @param low  0 to 1; {@code high} likewise
 */
public record Interval(double low, double high) {

    private static final double Z = 1.959963984540054;

    /** @param of at least 1 */
    public static Interval ofShare(int hits, int of) {
        if (of < 1 || hits < 0 || hits > of) throw new IllegalArgumentException("No share of " + of + ": " + hits);
        double p = (double) hits / of;
        double z2 = Z * Z / of;
        double middle = (p + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(p * (1 - p) / of + z2 / (4 * of));
        return new Interval(hits == 0 ? 0 : middle - half, hits == of ? 1 : middle + half);
    }
}
