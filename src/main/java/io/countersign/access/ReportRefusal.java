package io.countersign.access;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.UseCase;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;

/** Somebody known asked for what they may not have: what it was is in the log, never with which words. */
@UseCase
@UseCase.Public("whoever is refused something is told of")
public class ReportRefusal {

    private final Log log;

    ReportRefusal(Log log) {
        this.log = log;
    }

    /** @param path as it is written in the contract, or the name of a screen */
    @Transactional
    public void report(Caller caller, String method, String path) {
        log.append(caller.stream(), EntryKind.ACCESS_REFUSED, caller.actor(), Map.of("method", method, "path", path));
    }
}
