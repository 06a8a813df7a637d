package io.countersign.kernel;

import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, read by keyset: the cursor names the last item shown, so that a page costs the same however deep
 * it is and nothing is skipped or repeated while rows come and go.
 *
 * @param next opaque; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** From one row more than asked for, which only tells that there is a further page. */
    public static <T> Page<T> of(List<T> rows, int size, Function<T, String> cursor) {
        if (rows.size() <= size) return new Page<>(List.copyOf(rows), null);
        List<T> items = List.copyOf(rows.subList(0, size));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** Thrown for a cursor that no page of the list ends with; the caller's fault, answered with 400. */
    public static final class UnreadableCursor extends RuntimeException {

        public UnreadableCursor() {
            super("Not a cursor of this list");
        }

        private UnreadableCursor(RuntimeException cause) {
            super("Not a cursor of this list", cause);
        }
    }

    /** @param parse throws what the parsers of the platform throw for text that is not of their form */
    public static <C> C cursor(String cursor, Function<String, C> parse) {
        try {
            return parse.apply(cursor);
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw new UnreadableCursor(notOurs);
        }
    }
}
