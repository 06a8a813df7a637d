package io.countersign.audit.internal.pkcs11;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token that the module shows now. */
record Token(long slot, String label) {

    private static final byte PRESENT = 1;
    private static final int LABEL = 32;
    /** Of CK_TOKEN_INFO, in bytes. */
    private static final int INFO = 208;

    /** @throws TokenException if there is none or more than one */
    static Token find(Cryptoki cryptoki, @Nullable String label, @Nullable Long slot) throws TokenException {
        List<Token> all = all(cryptoki);
        List<Token> found = all.stream().filter(token -> label == null || token.label.equals(label))
                .filter(token -> slot == null || token.slot == slot).toList();
        if (found.size() == 1) return found.getFirst();
        throw new TokenException((found.isEmpty() ? "there is no token" : "there is more than one token")
                + (label == null ? "" : " “" + label + "”") + (slot == null ? "" : " in slot " + slot)
                + ": the library shows " + all);
    }

    private static List<Token> all(Cryptoki cryptoki) throws TokenException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_LONG);
            cryptoki.call(Function.C_GetSlotList, PRESENT, MemorySegment.NULL, count);
            MemorySegment slots = arena.allocate(JAVA_LONG, count.get(JAVA_LONG, 0));
            cryptoki.call(Function.C_GetSlotList, PRESENT, slots, count);
            List<Token> all = new ArrayList<>();
            for (int i = 0; i < count.get(JAVA_LONG, 0); i++) all.add(in(slots.getAtIndex(JAVA_LONG, i), cryptoki, arena));
            return all;
        }
    }

    private static Token in(long slot, Cryptoki cryptoki, Arena arena) throws TokenException {
        MemorySegment info = arena.allocate(INFO, Long.BYTES);
        cryptoki.call(Function.C_GetTokenInfo, slot, info);
        byte[] label = info.asSlice(0, LABEL).toArray(JAVA_BYTE);
        return new Token(slot, new String(label, StandardCharsets.UTF_8).stripTrailing());
    }

    @Override
    public String toString() {
        return "“" + label + "” in slot " + slot;
    }
}
