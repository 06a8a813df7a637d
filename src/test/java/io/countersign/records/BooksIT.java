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
import java.util.Map;
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
            submitted(loan("BOOKS-" + i));
            assertThat(takeCensus.take()).isTrue();
            assertThat(compareBooks.compare()).isEmpty();
        }
        var census = trail.of("census").getLast().details();
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

    private static JdbcClient owner() {
        var told = TestStack.shared().applicationProperties();
        return JdbcClient.create(new DriverManagerDataSource(told.get("spring.flyway.url"), told.get("spring.flyway.user"),
                told.get("spring.flyway.password")));
    }
}
