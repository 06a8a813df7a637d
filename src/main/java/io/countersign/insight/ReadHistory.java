package io.countersign.insight;

import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Page;
import io.countersign.kernel.Result;
import io.countersign.kernel.UseCase;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** An auditor or a steward searches the history. The log says by what they searched, but not for what. */
@UseCase
public class ReadHistory {

    private final History history;
    private final Log log;

    ReadHistory(History history, Log log) {
        this.history = history;
        this.log = log;
    }

    /** @throws Page.UnreadableCursor when the cursor is not of this list */
    @Transactional
    public Result<Page<HistoryLine>> page(Caller caller, HistoryFilter filter, @Nullable String cursor, int size) {
        if (!caller.is(Role.AUDITOR, Role.STEWARD)) return Result.refused(caller.lacks(Role.AUDITOR, Role.STEWARD));
        var page = history.page(filter, cursor, size);
        log.append(caller.stream(), EntryKind.HISTORY_READ, caller.actor(),
                Map.of("by", filter.given(), "decisions", page.items().size(), "further", cursor != null));
        return Result.ok(page);
    }
}
