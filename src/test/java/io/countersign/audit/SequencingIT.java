package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RealStackTest
class SequencingIT {

    private static final int WRITERS = 16;
    private static final int ENTRIES = 40;

    @Autowired
    Log log;
    @Autowired
    JdbcClient db;
    @Autowired
    PlatformTransactionManager transactions;

    /** Transactions commit out of order and some not at all; every committed entry is in the tree once, no other is. */
    @Test
    void exactlyWhatWasCommittedIsInTheTree() throws Exception {
        Set<String> committed = new TreeSet<>();
        List<Callable<Set<String>>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            var random = new Random(writer);
            String own = "test-" + writer + "-" + UUID.randomUUID();
            writers.add(() -> write(own, random));
        }
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Set<String>> writer : threads.invokeAll(writers)) committed.addAll(writer.get());
        }
        await().until(() -> db.sql("select count(*) from audit.staged").query(Integer.class).single() == 0);
        List<String> logged = db.sql("select entry_id::text from audit.entry where kind = 'logged-in' and stream like 'test-%'")
                .query(String.class).list();
        assertThat(logged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed);
        assertThat(db.sql("""
                select count(*) = max(leaf_index) + 1 and min(leaf_index) = 0 and count(*) = (select size from audit.head)
                from audit.entry""").query(Boolean.class).single()).as("no gap, none twice").isTrue();
    }

    private Set<String> write(String own, Random random) {
        Set<String> committed = new TreeSet<>();
        var transaction = new TransactionTemplate(transactions);
        for (int i = 0; i < ENTRIES; i++) {
            boolean roll = random.nextInt(4) == 0;
            String stream = random.nextBoolean() ? own : "test-shared";
            double seconds = random.nextInt(5) / 1_000.0;
            Receipt receipt = transaction.execute(status -> {
                Receipt staged = log.append(stream, EntryKind.LOGGED_IN, Actor.system("test"), Map.of());
                db.sql("select pg_sleep(?)").param(seconds).query().listOfRows(); // commits in another order than staged
                if (roll) status.setRollbackOnly();
                return staged;
            });
            if (!roll) committed.add(receipt.entryId().toString());
        }
        return committed;
    }

    @Test
    void withoutATransactionNothingIsLogged() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> log.append("test", EntryKind.LOGGED_IN, Actor.system("test"),
                Map.of())).isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }
}
