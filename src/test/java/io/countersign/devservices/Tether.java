package io.countersign.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main class in a JVM that ends when its standard input does. The parent holds the other end of that pipe,
 * so the JVM dies with its parent however the parent dies. Compiles to one class file that needs nothing but the JDK.
 *
 * <p>The first argument names the main class, the rest are its arguments. The system property {@value #LOCK} may name a
 * file that stays locked for as long as the JVM lives.
 */
public final class Tether {

    static final String LOCK = "tether.lock";
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

    private Tether() {}

    public static void main(String[] arguments) throws Throwable {
        watch(System.in);
        var file = System.getProperty(LOCK);
        if (file != null) {
            lock(Path.of(file));
        }
        var main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static void watch(InputStream parent) {
        Thread.ofPlatform().daemon().name("tether").start(() -> {
            drain(parent);
            Thread.ofPlatform().daemon().name("tether-halt").start(Tether::haltAfterGrace);
            System.exit(0);
        });
    }

    private static void drain(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Nothing is said on this pipe: only its end counts.
            }
        } catch (IOException broken) {
            // A broken pipe is an ended one.
        }
    }

    /** Shutdown hooks may hang; the parent is gone and nobody else would end them. */
    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException hurried) {
            // Halt at once.
        }
        Runtime.getRuntime().halt(1);
    }

    /** The previous holder may still be on its way out, hence the patience. Held until this JVM ends. */
    private static void lock(Path file) throws IOException, InterruptedException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var deadline = System.nanoTime() + LOCK_PATIENCE.toNanos();
        while (channel.tryLock() == null) {
            if (System.nanoTime() > deadline) {
                System.err.println(file + " is locked by another process");
                System.exit(1);
            }
            Thread.sleep(100);
        }
    }
}
