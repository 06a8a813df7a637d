package io.countersign.policy.internal;

import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Result;
import io.countersign.policy.pack.Pack;
import io.countersign.policy.pack.PackText;
import io.countersign.policy.pack.Packs;
import io.countersign.policy.pack.PublishPack;
import io.countersign.policy.pack.PublishedPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes the neutral pack before the first submission is taken, unless stewards have one of that name already. */
@Component
class DefaultPack implements SmartInitializingSingleton {

    private final Packs packs;
    private final Log log;
    private final TransactionTemplate transaction;

    DefaultPack(Packs packs, Log log, TransactionTemplate transaction) {
        this.packs = packs;
        this.log = log;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            packs.lock(PublishedPack.DEFAULT);
            if (packs.current(PublishedPack.DEFAULT).isEmpty()) publish(shipped());
        });
    }

    private void publish(String text) {
        if (!(PackText.read(text) instanceof Result.Ok<Pack>(Pack pack)))
            throw new IllegalStateException("The default pack that is shipped cannot be read");
        var first = new PublishedPack(PublishedPack.DEFAULT, 1, pack, text);
        packs.add(first);
        log.append(PublishPack.stream(first.id()), EntryKind.PACK_PUBLISHED, Actor.system("policy"), PublishPack.told(first));
    }

    private static String shipped() {
        try {
            return new ClassPathResource("packs/default.yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
