package io.countersign.audit.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 read strictly: nothing is replaced. */
final class Utf8 {

    private Utf8() {}

    /** @throws IllegalArgumentException for bytes that are not UTF-8 */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Expected UTF-8, but it is not", e);
        }
    }
}
