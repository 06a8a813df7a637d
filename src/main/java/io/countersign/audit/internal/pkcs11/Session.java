package io.countersign.audit.internal.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A session with a token, to read and to sign. Ends when the token, the module or this process does. */
record Session(Cryptoki cryptoki, Token token, long handle) {

    private static final long SERIAL = 4;
    private static final long USER = 1;
    private static final long EDDSA = 0x1057;
    /** Of CK_MECHANISM, in bytes: its type, and where and how long its parameters are, of which pure Ed25519 has none. */
    private static final int MECHANISM = 24;
    private static final int SIGNATURE = 64;
    private static final int LONGEST_VALUE = 1024;

    static Session open(Cryptoki cryptoki, Token token) throws TokenException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(JAVA_LONG);
            cryptoki.call(Function.C_OpenSession, token.slot(), SERIAL, MemorySegment.NULL, MemorySegment.NULL, handle);
            return new Session(cryptoki, token, handle.get(JAVA_LONG, 0));
        }
    }

    void login(String pin) throws TokenException {
        byte[] bytes = pin.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            cryptoki.call(Function.C_Login, handle, USER, arena.allocateFrom(JAVA_BYTE, bytes), (long) bytes.length);
        } catch (TokenException.Returned e) {
            throw ReturnValue.refusesPin(e.value()) ? new TokenException.PinRefused("the token " + token
                    + " refuses the PIN, which is not tried again before a restart: " + ReturnValue.name(e.value()), e) : e;
        }
    }

    /** @return the handles of at most two objects that have all these attributes */
    List<Long> find(Attribute... attributes) throws TokenException {
        try (Arena arena = Arena.ofConfined()) {
            cryptoki.call(Function.C_FindObjectsInit, handle, Attribute.array(arena, attributes), (long) attributes.length);
            try {
                return found(arena);
            } finally {
                cryptoki.call(Function.C_FindObjectsFinal, handle);
            }
        }
    }

    /** One by one, which every token can. */
    private List<Long> found(Arena arena) throws TokenException {
        MemorySegment object = arena.allocate(JAVA_LONG);
        MemorySegment count = arena.allocate(JAVA_LONG);
        List<Long> found = new ArrayList<>();
        do {
            cryptoki.call(Function.C_FindObjects, handle, object, 1L, count);
            if (count.get(JAVA_LONG, 0) == 1) found.add(object.get(JAVA_LONG, 0));
        } while (count.get(JAVA_LONG, 0) == 1 && found.size() < 2);
        return found;
    }

    byte[] read(long object, long attribute) throws TokenException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment asked = Attribute.array(arena, new Attribute(attribute, new byte[LONGEST_VALUE]));
            cryptoki.call(Function.C_GetAttributeValue, handle, object, asked, 1L);
            long length = asked.get(JAVA_LONG, Attribute.LENGTH);
            return asked.get(ADDRESS, Long.BYTES).reinterpret(length).toArray(JAVA_BYTE);
        }
    }

    /** @return an Ed25519 signature */
    byte[] sign(long key, byte[] message) throws TokenException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mechanism = arena.allocate(MECHANISM, Long.BYTES);
            mechanism.set(JAVA_LONG, 0, EDDSA);
            cryptoki.call(Function.C_SignInit, handle, mechanism, key);
            MemorySegment signature = arena.allocate(SIGNATURE);
            MemorySegment length = arena.allocateFrom(JAVA_LONG, SIGNATURE);
            cryptoki.call(Function.C_Sign, handle, arena.allocateFrom(JAVA_BYTE, message), (long) message.length, signature,
                    length);
            return signature.toArray(JAVA_BYTE);
        }
    }
}
