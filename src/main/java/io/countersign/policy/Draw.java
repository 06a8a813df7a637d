package io.countersign.policy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.countersign.kernel.Sha256;

/** Chance that anybody can look up afterwards: the same answer for a case however often it is asked. */
final class Draw {

    private Draw() {}

    /** @param rate of 0 to 1, the share of cases that are drawn */
    static boolean falls(UUID decision, BigDecimal rate, String seed) {
        byte[] hash = Sha256.of((seed + "\n" + decision).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(hash).getLong() >>> 11 < rate.doubleValue() * (1L << 53);
    }
}
