package io.countersign.policy.stop;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import io.countersign.signal.Signals;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/**
 * A steward lets go on what another person stopped: nobody resumes alone what they stopped, whichever account they use.
 * What was released before stays as it is, whoever asks again.
 */
@UseCase
public class ReleaseStop {

    private final Stops stops;
    private final Signals signals;
    private final ApplicationEventPublisher events;
    private final Log log;
    private final InstantSource clock;

    ReleaseStop(Stops stops, Signals signals, ApplicationEventPublisher events, Log log, InstantSource clock) {
        this.stops = stops;
        this.signals = signals;
        this.events = events;
        this.log = log;
        this.clock = clock;
    }

    /** @param reason why it may go on */
    @Transactional
    public Result<Stop> release(Caller caller, UUID id, String reason) {
        if (!caller.is(Role.STEWARD)) return Result.refused(caller.lacks(Role.STEWARD));
        Optional<Refusal> objection = PlaceStop.reasonMissing(reason);
        if (objection.isPresent()) return Result.refused(objection.get());
        stops.awaitAll();
        Optional<Stop> found = stops.find(id);
        if (found.isEmpty()) return Result.refused(Refusal.of(Kind.NOT_FOUND, "policy/unknown-stop", "Unknown stop",
                "There is no stop " + id + "."));
        if (found.get().releasedAt() != null) return Result.ok(found.get());
        if (found.get().placedBy().equals(caller.personId())) return Result.refused(Refusal.of(Kind.CONFLICT,
                "policy/same-person", "This takes a second person", "You placed this stop. Another steward must release it."));
        String commitment = stops.release(id, caller.personId(), clock.instant(), reason.strip());
        log.append(Stop.stream(id), EntryKind.STOP_RELEASED, caller.actor(), Map.of("placedBy", found.get().placedBy().toString(),
                "reason", commitment));
        Stop released = stops.find(id).orElseThrow();
        events.publishEvent(new StopReleased(released));
        signals.afterCommit(Stops.CHANGED, id.toString());
        return Result.ok(released);
    }
}
