package io.countersign.records;

import io.countersign.access.People;
import io.countersign.audit.Log;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import io.countersign.policy.pack.Packs;
import io.countersign.verdict.Verdicts;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** Who has not been here for as long as names are kept is forgotten, unless they decided a case that is on hold. */
@UseCase
@UseCase.Public("time asks; how long to keep was set by those who may")
public class EraseLeavers {

    static final int AT_ONCE = 50;

    private final People people;
    private final Holds holds;
    private final Verdicts verdicts;
    private final Eraser eraser;
    private final RecordsSettings settings;
    private final Packs packs;
    private final Log log;
    private final InstantSource clock;

    EraseLeavers(People people, Holds holds, Verdicts verdicts, Eraser eraser, RecordsSettings settings, Packs packs,
            Log log, InstantSource clock) {
        this.people = people;
        this.holds = holds;
        this.verdicts = verdicts;
        this.eraser = eraser;
        this.settings = settings;
        this.packs = packs;
        this.log = log;
        this.clock = clock;
    }

    /** @return how many were forgotten, at most {@value #AT_ONCE} */
    @Transactional
    public int eraseSome() {
        List<UUID> left = people.notSeenSince(lastDay(), verdicts.reviewersOf(holds.inForce()), AT_ONCE);
        for (UUID person : left)
            for (var erased : eraser.forget(person))
                log.append(erased.stream(), erased.kind(), Actor.system("retention"), Map.of("ground", "retention-ended"));
        return left.size();
    }

    /** Before which somebody must have been met last: as set, or as any pack ever asked if that is longer ago. */
    private LocalDate lastDay() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return packs.everyVersion().stream().flatMap(pack -> pack.content().periods().stream())
                .flatMap(period -> period.rules().keepNames().stream()).map(names -> names.before(today))
                .reduce(today.minus(settings.keepNamesFor()), (a, b) -> a.isBefore(b) ? a : b);
    }
}
