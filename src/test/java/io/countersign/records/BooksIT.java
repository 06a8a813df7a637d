package io.countersign.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.audit.Trail;
import io.countersign.devservices.TestStack;
import io.countersign.journey.Parties;
import io.countersign.kernel.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RealStackTest
class BooksIT extends Parties {

    @Autowired
    TakeCensus takeCensus;
    @Autowired
    CompareBooks compareBooks;
    @Autowired
    Trail trail;
    @Autowired
    Log log;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    JdbcClient db;

    @Test
    void booksAndLogAgreeWhileServicesSubmit() {
        for (int i = 0; i < 5; i++) {
            UUID id = UUID.fromString(submitted(loan("BOOKS-" + i)));
            assertThat(takeCensus.take()).isTrue();
            assertThat(compareBooks.compare()).doesNotContain(id);
        }
        var census = trail.of("census").stream().filter(step -> step.kind().equals("census-taken")).toList().getLast().details();
        assertThat(census.at("/entries/decision-submitted").asLong()).isPositive();
        assertThat(census.path("agrees").asBoolean()).isTrue();
    }

    @Test
    void anEntryWithoutItsDecisionAndADecisionThatStandsElsewhereAreFound() {
        UUID invented = UUID.randomUUID();
        UUID real = UUID.fromString(submitted(loan("BOOKS-ODD")));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            log.append("decision:" + invented, EntryKind.DECISION_SUBMITTED, Actor.system("test"), Map.of());
            log.append("decision:" + real, EntryKind.DECISION_WITHDRAWN, Actor.system("test"), Map.of());
        });
        await().until(() -> db.sql("select count(*) from audit.entry where stream = ?").param("decision:" + invented)
                .query(Integer.class).single() == 1);
        assertThat(compareBooks.compare()).contains(invented, real);
        assertThat(takeCensus.take()).isFalse();
        owner().sql("update audit.tally set count = count - 1 where kind in ('decision-submitted', 'decision-withdrawn')").update();
    }

    @Test
    void aDecisionWhoseEntriesAreGoneIsFound() {
        UUID id = UUID.fromString(submitted(loan("BOOKS-LOST")));
        await().until(() -> db.sql("select count(*) from audit.entry where stream = ?").param("decision:" + id)
                .query(Integer.class).single() > 1);
        String hidden = "decision:" + UUID.randomUUID();
        owner().sql("update audit.entry set stream = ? where stream = ?").params(hidden, "decision:" + id).update();
        try {
            assertThat(compareBooks.compare()).contains(id);
        } finally {
            owner().sql("update audit.entry set stream = ? where stream = ?").params("decision:" + id, hidden).update();
        }
    }

    @Test
    void anOutcomeAndAVerdictThatWereChangedLongAfterTheirEntriesAreFound() {
        UUID id = UUID.fromString(submitted(loan("BOOKS-CHANGED")));
        uphold(person("rita"), claim(person("rita"), id.toString())).expect(200);
        await().until(() -> db.sql("select count(*) from audit.entry where stream = ? and kind = 'decision-released'")
                .param("decision:" + id).query(Integer.class).single() == 1);
        assertThat(compareBooks.compare()).doesNotContain(id);
        change(id, "other");
        try {
            assertThat(comparedOnceMore()).contains(id);
        } finally {
            change(id, "deny");
        }
        assertThat(comparedOnceMore()).doesNotContain(id);
    }

    /** All at once, as one names the other; by somebody who may do anything to the database. */
    private static void change(UUID id, String outcome) {
        demand("disable");
        try {
            owner().sql("""
                    with verdict as (update verdict_verdict set outcome = :outcome where decision_id = :id),
                        conclusion as (update verdict_conclusion set outcome = :outcome where decision_id = :id)
                    update outcome_outcome set value = :outcome where decision_id = :id""").param("outcome", outcome).param("id", id).update();
        } finally {
            demand("enable");
        }
    }

    private static void demand(String whether) {
        for (String trigger : List.of("outcome_outcome %s trigger logged", "verdict_verdict %s trigger logged_when_erased"))
            owner().sql("alter table " + trigger.formatted(whether)).update();
    }

    /** From the first entry to the last, however long the log is by now. */
    private Set<UUID> comparedOnceMore() {
        db.sql("update records_comparison set again = 0").update();
        Set<UUID> odd = new HashSet<>();
        long entries = db.sql("select size from audit.head").query(Long.class).single();
        for (long compared = 0; compared < entries; compared = db.sql("select again from records_comparison").query(Long.class).single())
            odd.addAll(compareBooks.compare());
        return odd;
    }

    private static JdbcClient owner() {
        var told = TestStack.shared().applicationProperties();
        return JdbcClient.create(new DriverManagerDataSource(told.get("spring.flyway.url"), told.get("spring.flyway.user"),
                told.get("spring.flyway.password")));
    }
}
