package io.countersign.records;

import io.countersign.intake.DecisionWithdrawn;
import io.countersign.outcome.DecisionReleased;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes when a case ends until when it is to be kept, in the transaction that ends it. */
@Component
@EnableConfigurationProperties(RecordsSettings.class)
class KeepUntil {

    private final Retention retention;
    private final RecordsSettings settings;
    private final InstantSource clock;

    KeepUntil(Retention retention, RecordsSettings settings, InstantSource clock) {
        this.retention = retention;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(DecisionReleased event) {
        keep(event.outcome().decision());
    }

    @EventListener
    void on(DecisionWithdrawn event) {
        keep(event.decision());
    }

    private void keep(UUID decision) {
        var now = clock.instant();
        retention.keep(decision, now, now.atOffset(ZoneOffset.UTC).plus(settings.keepFor()).toInstant());
    }
}
