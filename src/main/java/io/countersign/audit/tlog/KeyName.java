package io.countersign.audit.tlog;

import java.util.regex.Pattern;

/** The name of a key in a note: best an address without its scheme, such as {@code example.com/log}. */
final class KeyName {

    private static final Pattern NAME = Pattern.compile("[^+\\p{IsWhite_Space}\\x00-\\x1f]+");

    private KeyName() {}

    /** @throws IllegalArgumentException for an empty name, or one with a space, a control character or a plus in it */
    static String checked(String name) {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException("A key's name has characters, but no space and no plus: “" + name + "”");
        return name;
    }
}
