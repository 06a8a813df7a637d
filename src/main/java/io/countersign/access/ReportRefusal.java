package io.countersign.access;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody known asked for what they may not have: what it was is in the log, never with which words. Whoever keeps asking
 * the same is told of once a minute by each node, so that nobody can fill the log with refusals.
 */
@UseCase
@UseCase.Public("whoever is refused something is told of")
public class ReportRefusal {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Log log;
    private final InstantSource clock;
    private final Map<Refused, Repeated> lately = new ConcurrentHashMap<>();

    private record Refused(String stream, String method, String path) {}

    /** @param times that were not told of since then */
    private record Repeated(Instant told, long times) {}

    ReportRefusal(Log log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** @param path as it is written in the contract, or the name of a screen */
    @Transactional
    public void report(Caller caller, String method, String path) {
        Instant now = clock.instant();
        var refused = new Refused(caller.stream(), method, path);
        long[] untold = {0};
        Repeated after = lately.compute(refused, (same, before) -> {
            if (before == null) return new Repeated(now, 0);
            if (now.isBefore(before.told().plus(QUIET))) return new Repeated(before.told(), before.times() + 1);
            untold[0] = before.times();
            return new Repeated(now, 0);
        });
        if (after.times() > 0) return;
        log.append(caller.stream(), EntryKind.ACCESS_REFUSED, caller.actor(), untold[0] == 0
                ? Map.of("method", method, "path", path) : Map.of("method", method, "path", path, "untold", untold[0]));
        lately.values().removeIf(each -> each.times() == 0 && now.isAfter(each.told().plus(QUIET)));
    }
}
