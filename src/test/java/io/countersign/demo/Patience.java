package io.countersign.demo;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for what must come, and says in one line what did not. */
final class Patience {

    private Patience() {}

    static <T> T until(Duration longest, String what, Supplier<T> look, Predicate<T> good) {
        try {
            return Awaitility.await().atMost(longest).until(look::get, good);
        } catch (ConditionTimeoutException late) {
            throw new Refusal("Waited " + longest.toSeconds() + " s in vain for " + what);
        }
    }
}
