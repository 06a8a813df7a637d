package io.countersign.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Canonicalization Scheme, RFC 8785: one value, one sequence of bytes. Object members are ordered by the
 * UTF-16 code units of their names and numbers are written as ECMAScript writes a double.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** @throws IllegalArgumentException for a number that a double does not hold, which has no canonical form */
    public static byte[] of(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(JsonNode value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** The canonical form of a string, quotes included. */
    public static String quoted(String text) {
        var out = new StringBuilder();
        quote(text, out);
        return out.toString();
    }

    private static void write(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, out);
            case ARRAY -> {
                out.append('[');
                for (int i = 0; i < value.size(); i++) {
                    if (i > 0) out.append(',');
                    write(value.get(i), out);
                }
                out.append(']');
            }
            case STRING -> quote(value.stringValue(), out);
            case NUMBER -> out.append(number(value.decimalValue()));
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL -> out.append("null");
            default -> throw new IllegalArgumentException("Not a JSON value: " + value.getNodeType());
        }
    }

    private static void writeObject(JsonNode value, StringBuilder out) {
        var names = new ArrayList<>(value.propertyNames());
        names.sort(null); // String's order is by UTF-16 code unit, as §3.2.3 asks
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) out.append(',');
            quote(names.get(i), out);
            out.append(':');
            write(value.get(names.get(i)), out);
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
                    else out.append(c);
                }
            }
        }
        out.append('"');
    }

    /** ECMA-262 Number::toString over the shortest digits that give the double back. */
    static String number(BigDecimal exact) {
        double value = exact.doubleValue();
        if (!representable(exact)) throw new IllegalArgumentException("A double does not hold " + exact);
        if (value == 0) return "0";
        var shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale(); // the value is 0.digits × 10^point
        return (value < 0 ? "-" : "") + layOut(digits, point);
    }

    /** Whether reading the number as a double loses nothing of what was written. */
    public static boolean representable(BigDecimal exact) {
        double value = exact.doubleValue();
        return Double.isFinite(value) && shortest(value).compareTo(exact) == 0;
    }

    /** The fewest digits that give the double back. Java always writes two, which are not the first one and another. */
    private static BigDecimal shortest(double value) {
        var digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        var one = digits.round(new MathContext(1));
        return digits.precision() == 2 && one.doubleValue() == value ? one : digits;
    }

    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) return digits + "0".repeat(point - count);
        if (0 < point && point <= 21) return digits.substring(0, point) + "." + digits.substring(point);
        if (-6 < point && point <= 0) return "0." + "0".repeat(-point) + digits;
        String exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
        return count == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }
}
