package io.countersign.audit.internal.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PKCS#11 module, loaded into this process for as long as it lives. */
final class Cryptoki implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cryptoki.class);
    private static final Linker LINKER = Linker.nativeLinker();
    /** Of CK_FUNCTION_LIST, in bytes: the version and 68 functions. */
    private static final int LIST = 8 + 68 * Long.BYTES;

    private final MemorySegment functions;

    private Cryptoki(MemorySegment functions) {
        this.functions = functions;
    }

    static Cryptoki load(Path library) throws TokenException {
        if (LINKER.canonicalLayouts().get("long").byteSize() != Long.BYTES)
            throw new TokenException("a token can be used on Linux and macOS on 64 bits, but not here");
        if (!Files.isRegularFile(library)) throw new TokenException("there is no library " + library);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment export = SymbolLookup.libraryLookup(library, Arena.global()).find("C_GetFunctionList")
                    .orElseThrow(() -> new TokenException("the library " + library + " is no PKCS#11 module"));
            MemorySegment list = arena.allocate(ADDRESS);
            long returned = invoke(export, list);
            if (returned != ReturnValue.OK) throw new TokenException("the library " + library + " does not tell its functions: "
                    + ReturnValue.name(returned));
            return new Cryptoki(list.get(ADDRESS, 0).reinterpret(LIST));
        } catch (IllegalArgumentException e) {
            throw new TokenException("the library " + library + " cannot be loaded: it is not for this machine, or lacks another "
                    + "one", e);
        }
    }

    /** For one thread at a time. */
    void initialize() throws TokenException {
        call(Function.C_Initialize, MemorySegment.NULL);
    }

    /** Ends what there is of sessions and log-ins. */
    @Override
    public void close() {
        try {
            call(Function.C_Finalize, MemorySegment.NULL);
        } catch (TokenException.Returned nothingToEnd) {
            LOG.debug("{}", nothingToEnd.getMessage());
        }
    }

    /** @param arguments as C takes them: Byte for CK_BBOOL, Long for CK_ULONG, MemorySegment for a pointer */
    void call(Function function, Object... arguments) throws TokenException.Returned {
        long returned = invoke(functions.get(ADDRESS, function.offset()), arguments);
        if (returned != ReturnValue.OK) throw new TokenException.Returned(function, returned);
    }

    private static long invoke(MemorySegment function, Object... arguments) {
        MemoryLayout[] parameters = Arrays.stream(arguments).map(Cryptoki::layout).toArray(MemoryLayout[]::new);
        try {
            return (long) LINKER.downcallHandle(function, FunctionDescriptor.of(JAVA_LONG, parameters))
                    .invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("A function of the PKCS#11 module was called wrongly", e);
        }
    }

    private static MemoryLayout layout(Object argument) {
        return switch (argument) {
            case Byte _ -> JAVA_BYTE;
            case Long _ -> JAVA_LONG;
            default -> ADDRESS;
        };
    }
}
