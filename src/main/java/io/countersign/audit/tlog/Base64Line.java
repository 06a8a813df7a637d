package io.countersign.audit.tlog;

import java.util.Base64;

/** Standard base64 (RFC 4648 §4) read strictly: there is one way to write some bytes, and every other is refused. */
final class Base64Line {

    private Base64Line() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException for anything that {@link #of} would not have written */
    static byte[] bytes(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!of(bytes).equals(text)) throw new IllegalArgumentException("Not canonical base64: " + text);
        return bytes;
    }

    static byte[] hash(String text) {
        byte[] bytes = bytes(text);
        if (bytes.length != Merkle.HASH)
            throw new IllegalArgumentException("Expected a hash of 32 bytes, but got " + bytes.length);
        return bytes;
    }

    /** @throws IllegalArgumentException unless it is a number from 0 to 2^63-1, written without leading zeroes */
    static long number(String text) {
        long number = Long.parseLong(text);
        if (number < 0 || !Long.toString(number).equals(text))
            throw new IllegalArgumentException("Not a decimal number: " + text);
        return number;
    }
}
