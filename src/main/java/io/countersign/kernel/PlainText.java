package io.countersign.kernel;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Text that can be kept and shown as it is: NUL cannot be stored, other controls can hide what a reader should see, half
 * a surrogate pair is no character.
 */
public final class PlainText {

    private PlainText() {}

    public static boolean is(String text) {
        return text.codePoints().noneMatch(PlainText::unfit);
    }

    /** For names: no line break either, and nothing that would make what follows read in another order than it stands. */
    public static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(c -> unfit(c) || Character.isISOControl(c) || turns(c)
                || Character.getType(c) == Character.LINE_SEPARATOR || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
    }

    /** Whether every text and name in the value is plain and every number is one that a double holds. */
    public static boolean isIn(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> is(value.stringValue());
            case NUMBER -> CanonicalJson.representable(value.decimalValue());
            case OBJECT -> value.properties().stream().allMatch(PlainText::isIn);
            case ARRAY -> value.valueStream().allMatch(PlainText::isIn);
            default -> true;
        };
    }

    private static boolean isIn(Map.Entry<String, JsonNode> member) {
        return is(member.getKey()) && isIn(member.getValue());
    }

    /** The text with what is unfit replaced by U+FFFD, to speak of it in an answer. */
    static String shown(String text) {
        return text.codePoints().map(c -> unfit(c) ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean unfit(int c) {
        return Character.isISOControl(c) && "\t\n\r".indexOf(c) < 0 || Character.getType(c) == Character.SURROGATE;
    }

    /** Embeddings, overrides and isolates of the bidirectional algorithm; plain right-to-left text needs none. */
    private static boolean turns(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }
}
