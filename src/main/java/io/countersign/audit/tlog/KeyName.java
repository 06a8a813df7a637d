package io.countersign.audit.tlog;

/** The name of a key in a note: best an address without its scheme, such as {@code example.com/log}. */
final class KeyName {

    private KeyName() {}

    /** @throws IllegalArgumentException for an empty name or one with a space or a plus in it */
    static String checked(String name) {
        if (name.isEmpty() || name.codePoints().anyMatch(c -> c == '+' || Character.isWhitespace(c)
                || Character.isSpaceChar(c) || Character.isISOControl(c)))
            throw new IllegalArgumentException("A key's name has characters, but no space and no plus: “" + name + "”");
        return name;
    }
}
