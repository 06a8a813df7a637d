package io.countersign.records;

import io.countersign.intake.DecisionWithdrawn;
import io.countersign.intake.Decisions;
import io.countersign.outcome.DecisionReleased;
import io.countersign.policy.pack.Packs;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes when a case ends until when it is to be kept, in the transaction that ends it: as set, or as its pack asks if longer. */
@Component
@EnableConfigurationProperties(RecordsSettings.class)
class KeepUntil {

    private final Retention retention;
    private final Decisions decisions;
    private final Packs packs;
    private final RecordsSettings settings;
    private final InstantSource clock;

    KeepUntil(Retention retention, Decisions decisions, Packs packs, RecordsSettings settings, InstantSource clock) {
        this.retention = retention;
        this.decisions = decisions;
        this.packs = packs;
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
        var asSet = now.atOffset(ZoneOffset.UTC).plus(settings.keepFor()).toInstant();
        var opened = decisions.find(decision).orElseThrow();
        retention.keep(decision, now, packs.rules(opened.pack(), opened.receivedAt()).keepUntil(now)
                .filter(asSet::isBefore).orElse(asSet));
    }
}
