package io.countersign.delivery;

import io.countersign.intake.StopCheck;
import io.countersign.kernel.UseCase;
import io.countersign.policy.stop.StopReleased;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Transactional;

/** Asked right before a callback is sent: while its case is stopped it waits, and that counts as no attempt. */
@UseCase
@UseCase.Public("the sender asks")
@UseCase.NotAudited("the stop and its release are logged; the callback is neither delivered nor lost")
class WithholdCallback {

    private final Callbacks callbacks;
    private final StopCheck stops;

    WithholdCallback(Callbacks callbacks, StopCheck stops) {
        this.callbacks = callbacks;
        this.stops = stops;
    }

    /** @return whether it is withheld */
    @Transactional
    public boolean ifStopped(Callback callback) {
        if (stops.holding(callback.decision()).isEmpty()) return false;
        callbacks.withhold(callback);
        return true;
    }

    @EventListener
    void on(StopReleased event) {
        callbacks.resume();
    }
}
