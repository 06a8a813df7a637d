package io.countersign.audit.internal.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** One attribute of an object in a token. */
record Attribute(long type, byte[] value) {

    static final long ID = 0x102;
    static final long EC_POINT = 0x181;
    static final Attribute PUBLIC_KEY = number(0, 2);
    static final Attribute PRIVATE_KEY = number(0, 3);
    /** CKK_EC_EDWARDS: Ed25519 or Ed448. */
    static final Attribute EDWARDS = number(0x100, 0x40);

    /** Of CK_ATTRIBUTE, in bytes: the type, where the value is, its length. */
    static final int BYTES = 24;
    static final int LENGTH = 16;

    static Attribute label(String label) {
        return new Attribute(0x3, label.getBytes(StandardCharsets.UTF_8));
    }

    private static Attribute number(long type, long value) {
        return new Attribute(type, ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(value).array());
    }

    static MemorySegment array(Arena arena, Attribute... attributes) {
        MemorySegment array = arena.allocate((long) BYTES * attributes.length, Long.BYTES);
        for (int i = 0; i < attributes.length; i++) attributes[i].write(arena, array.asSlice((long) i * BYTES, BYTES));
        return array;
    }

    private void write(Arena arena, MemorySegment to) {
        to.set(JAVA_LONG, 0, type);
        to.set(ADDRESS, Long.BYTES, arena.allocateFrom(JAVA_BYTE, value));
        to.set(JAVA_LONG, LENGTH, value.length);
    }
}
