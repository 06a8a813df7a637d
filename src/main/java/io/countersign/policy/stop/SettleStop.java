package io.countersign.policy.stop;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/**
 * Waits until everybody is done who had begun before a stop was placed, and records when that was. On no node does
 * anything that it holds go on after that. Settling again changes nothing.
 */
@UseCase
@UseCase.Public("follows from the stop that a permitted person placed")
public class SettleStop {

    /** Transactions that act take milliseconds; one that hangs must not keep whoever stops from their answer. */
    static final int LONGEST_MILLIS = 4000;

    private final Stops stops;
    private final Log log;
    private final InstantSource clock;

    SettleStop(Stops stops, Log log, InstantSource clock) {
        this.stops = stops;
        this.log = log;
        this.clock = clock;
    }

    /** @return the stop as it is then; without {@code inEffectAt} when somebody has been at it for too long */
    @Transactional
    public Stop settle(UUID id) {
        boolean done = stops.awaitEarlier(LONGEST_MILLIS);
        Stop stop = stops.find(id).orElseThrow();
        if (!done || stop.inEffectAt() != null) return stop;
        stops.inEffect(id, clock.instant());
        log.append(Stop.stream(id), EntryKind.STOP_IN_EFFECT, Actor.system("policy"),
                Map.of("afterMillis", Duration.between(stop.placedAt(), clock.instant()).toMillis()));
        return stops.find(id).orElseThrow();
    }
}
