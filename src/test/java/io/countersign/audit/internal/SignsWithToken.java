package io.countersign.audit.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.countersign.audit.internal.pkcs11.Pkcs11Settings;
import io.countersign.audit.tlog.Checkpoint;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A process that signs with a token's key, told by arguments: library, token, slot, label, PIN, and then {@code sign},
 * {@code drop} (the token ends all sessions) or a PIN to change to. Says a line for each signing.
 */
final class SignsWithToken {

    static final String ORIGIN = "example.com/token";

    private SignsWithToken() {}

    static void main(String[] told) throws Throwable {
        var pkcs11 = new Pkcs11Settings(Path.of(told[0]), told[1].isEmpty() ? null : told[1],
                told[2].isEmpty() ? null : Long.valueOf(told[2]), told[3], told[4]);
        var settings = new SignerSettings(ORIGIN, null, pkcs11, null, Path.of("."), List.of(), null, Duration.ZERO);
        try (var signer = new LogSigner(settings, InstantSource.system())) {
            String pin = told[4];
            for (int i = 5; i < told.length; i++) {
                switch (told[i]) {
                    case "sign" -> System.out.println(signed(signer, i));
                    case "drop" -> call("C_CloseAllSessions", Long.valueOf(told[2]));
                    default -> changePin(Long.parseLong(told[2]), pin, pin = told[i]);
                }
            }
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    static Checkpoint head(int size) {
        byte[] root = new byte[32];
        Arrays.fill(root, (byte) size);
        return new Checkpoint(ORIGIN, size, root);
    }

    private static String signed(LogSigner signer, int size) {
        try {
            return Base64.getEncoder().encodeToString(signer.sign(head(size)).toString().getBytes(StandardCharsets.UTF_8));
        } catch (IllegalStateException e) {
            return e.getMessage() + ": " + e.getCause().getMessage();
        }
    }

    private static void changePin(long slot, String from, String to) throws Throwable {
        boolean letGo = returned("C_Initialize", MemorySegment.NULL) == 0;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment session = arena.allocate(JAVA_LONG);
            long toWrite = 6;
            call("C_OpenSession", slot, toWrite, MemorySegment.NULL, MemorySegment.NULL, session);
            call("C_SetPIN", session.get(JAVA_LONG, 0), arena.allocateFrom(JAVA_BYTE, from.getBytes()), (long) from.length(),
                    arena.allocateFrom(JAVA_BYTE, to.getBytes()), (long) to.length());
        }
        if (letGo) call("C_Finalize", MemorySegment.NULL);
    }

    private static void call(String function, Object... arguments) throws Throwable {
        long returned = returned(function, arguments);
        if (returned != 0) throw new IllegalStateException(function + " returned " + returned);
    }

    private static long returned(String function, Object... arguments) throws Throwable {
        var parameters = Arrays.stream(arguments).map(it -> it instanceof Long ? JAVA_LONG : ADDRESS)
                .toArray(MemoryLayout[]::new);
        var found = SymbolLookup.libraryLookup(SoftHsm.LIBRARY, Arena.global()).findOrThrow(function);
        return (long) Linker.nativeLinker().downcallHandle(found, FunctionDescriptor.of(JAVA_LONG, parameters))
                .invokeWithArguments(arguments);
    }
}
