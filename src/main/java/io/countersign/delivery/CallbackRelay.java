package io.countersign.delivery;

import io.countersign.kernel.Outage;
import io.countersign.signal.Loop;
import io.countersign.signal.Signals;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sends what is due, many at a time: a receiver that answers slowly holds up itself only. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("countersign.engine.grpc-address")
class CallbackRelay {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRelay.class);
    private static final int AT_ONCE = 50;

    private final Callbacks callbacks;
    private final WebhookSender sender;
    private final RecordAttempt attempts;
    private final WithholdCallback withhold;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    CallbackRelay(Callbacks callbacks, WebhookSender sender, RecordAttempt attempts, WithholdCallback withhold) {
        this.withhold = withhold;
        this.callbacks = callbacks;
        this.sender = sender;
        this.attempts = attempts;
    }

    @Bean
    Loop callingBack(Signals signals) {
        return new Loop("callbacks", signals, Callbacks.QUEUED, this::sendDue);
    }

    private boolean sendDue() {
        int free = Math.max(1, places.availablePermits());
        List<Callback> due = callbacks.take(free);
        for (Callback callback : due) {
            places.acquireUninterruptibly();
            senders.execute(() -> attempt(callback));
        }
        return due.size() == free;
    }

    private void attempt(Callback callback) {
        try {
            if (!withhold.ifStopped(callback)) attempts.record(callback, sent(callback));
        } catch (RuntimeException e) {
            LOG.warn("Callback {} will be sent again: its result could not be kept: {}", callback.id(), e.getMessage());
        } finally {
            places.release();
        }
    }

    private WebhookResponse sent(Callback callback) {
        try {
            return sender.send(callback);
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) throw failure;
            LOG.error("Callback {} could not be put together", callback.id(), failure);
            return new WebhookResponse.Failed(failure.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void close() {
        senders.close();
    }
}
