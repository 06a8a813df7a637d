package io.countersign.kernel;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUID version 7: 48 bits of Unix milliseconds, then 74 random bits (RFC 9562 §5.7). */
record TimeOrderedIds(InstantSource clock, RandomGenerator random) implements Ids {

    @Override
    public UUID next() {
        long high = clock.millis() << 16 | 0x7000L | random.nextLong() & 0x0fffL;
        long low = 0x8000000000000000L | random.nextLong() & 0x3fffffffffffffffL;
        return new UUID(high, low);
    }
}
