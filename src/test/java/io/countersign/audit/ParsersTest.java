package io.countersign.audit;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.audit.tlog.FormatsFuzz;
import io.countersign.audit.verify.ChecksFuzz;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The fuzz tests in seconds: on their seeds, and on seeds that were changed here and there, the same each time. */
class ParsersTest {

    private static final int TRIES = 500;
    private static final List<byte[]> PIECES = Stream.of("\n", "\n\n", "— ", " ", "+", "=", "\"", "\\", "{", "null", "-1", "00",
            "9223372036854775807", "1e400", "\0", "\u0085", "\ud83d\ude00", "٣")
            .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();

    @TestFactory
    Stream<DynamicTest> whateverComesIsReadOrRefused() {
        return Stream.of(new FormatsFuzz(), new ChecksFuzz()).flatMap(tests -> Stream.of(tests.getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> tryOut(tests, method))));
    }

    private static void tryOut(Object tests, Method method) throws ReflectiveOperationException {
        var random = new SplittableRandom(method.getName().hashCode());
        for (byte[] seed : seeds(method)) {
            run(tests, method, seed);
            for (int n = 0; n < TRIES; n++) run(tests, method, changed(seed, random));
        }
    }

    private static List<byte[]> seeds(Method method) throws ReflectiveOperationException {
        Method seeds = method.getDeclaringClass().getDeclaredMethod(method.getName());
        seeds.setAccessible(true);
        return ((Stream<?>) seeds.invoke(null)).map(byte[].class::cast).toList();
    }

    private static void run(Object tests, Method method, byte[] input) throws ReflectiveOperationException {
        try {
            method.invoke(tests, input);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method.getName() + " on " + Base64.getEncoder().encodeToString(input), e.getCause());
        }
    }

    private static byte[] changed(byte[] seed, SplittableRandom random) {
        byte[] changed = seed;
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) changed = changedOnce(changed, random);
        return changed;
    }

    /** A bit flipped, or a range left out, repeated, or replaced by a piece that means something somewhere. */
    private static byte[] changedOnce(byte[] input, SplittableRandom random) {
        if (input.length == 0) return PIECES.get(random.nextInt(PIECES.size()));
        int from = random.nextInt(input.length);
        int to = Math.min(input.length, from + random.nextInt(1, 20));
        List<byte[]> parts = new ArrayList<>(List.of(Arrays.copyOf(input, from)));
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] flipped = Arrays.copyOfRange(input, from, to);
                flipped[0] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                parts.add(flipped);
            }
            case 1 -> parts.addAll(List.of(Arrays.copyOfRange(input, from, to), Arrays.copyOfRange(input, from, to)));
            case 2 -> parts.add(PIECES.get(random.nextInt(PIECES.size())));
            default -> { /* left out */ }
        }
        parts.add(Arrays.copyOfRange(input, to, input.length));
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
