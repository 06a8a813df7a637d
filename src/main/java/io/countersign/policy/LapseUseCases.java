package io.countersign.policy;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves back what lost its assessment, or its own time, with the day. Submissions are refused from that day's first moment
 * anyway; this makes the register say so.
 */
@UseCase
@UseCase.Public("time asks")
public class LapseUseCases {

    private final UseCases useCases;
    private final InstantSource clock;
    private final Log log;

    LapseUseCases(UseCases useCases, InstantSource clock, Log log) {
        this.useCases = useCases;
        this.clock = clock;
        this.log = log;
    }

    /** @return how many */
    @Transactional
    public int lapse() {
        var over = useCases.lapsed(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        for (RegisteredUseCase version : over) {
            useCases.lock(version.key());
            useCases.move(version, UseCaseStatus.DRAFT);
            log.append(RegisterChanges.stream(version.key()), EntryKind.USE_CASE_LAPSED, Actor.system("policy"),
                    RegisterChanges.version(version));
        }
        return over.size();
    }
}
