package io.countersign.delivery;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.intake.Decision;
import io.countersign.kernel.Actor;
import io.countersign.kernel.UseCase;
import io.countersign.process.ProcessCommands;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;

/**
 * What became of one attempt to call back: delivered, to be tried again, or given up until somebody replays it. What a
 * later attempt has overtaken changes nothing.
 */
@UseCase
@UseCase.Public("the sender reports; nobody asks for it")
class RecordAttempt {

    private final Callbacks callbacks;
    private final ProcessCommands process;
    private final RetrySchedule schedule;
    private final Log log;

    RecordAttempt(Callbacks callbacks, ProcessCommands process, RetrySchedule schedule, Log log) {
        this.callbacks = callbacks;
        this.process = process;
        this.schedule = schedule;
        this.log = log;
    }

    @Transactional
    public void record(Callback callback, WebhookResponse response) {
        switch (response) {
            case WebhookResponse.Accepted ignored -> {
                if (!callbacks.delivered(callback.id())) return;
                if (callback.jobKey() != null) process.complete(callback.decision(), callback.jobKey(), Map.of());
                log(callback, EntryKind.CALLBACK_DELIVERED);
            }
            case WebhookResponse.Failed(String cause) when callback.attempts() <= schedule.pauses().size() -> {
                if (callbacks.retry(callback, schedule.pauses().get(callback.attempts() - 1), cause))
                    log(callback, EntryKind.CALLBACK_FAILED);
            }
            case WebhookResponse.Failed(String cause) -> {
                if (callbacks.bury(callback, cause)) log(callback, EntryKind.CALLBACK_DEAD_LETTERED);
            }
        }
    }

    private void log(Callback callback, EntryKind kind) {
        log.append(Decision.stream(callback.decision()), kind, Actor.system("delivery"),
                Map.of("callback", callback.id().toString(), "attempt", callback.attempts()));
    }
}
