package io.countersign.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.RealStackTest;
import io.countersign.access.Caller;
import io.countersign.access.Role;
import io.countersign.audit.EntryKind;
import io.countersign.audit.Log;
import io.countersign.inbox.ClaimTask;
import io.countersign.inbox.ReviewTask;
import io.countersign.inbox.Tasks;
import io.countersign.journey.Parties;
import io.countersign.kernel.Actor;
import io.countersign.kernel.Result;
import io.countersign.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RealStackTest
class NoTwoReviewersShareACaseIT extends Parties {

    private static final int REVIEWERS = 50;
    private static final int CASES = 120;
    private static final String QUEUE = "lending";

    @Autowired
    ClaimTask claimTask;
    @Autowired
    Tasks tasks;
    @Autowired
    JdbcClient db;
    @Autowired
    Vault vault;
    @Autowired
    Log log;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void fiftyReviewersCallingClaimNextNeverShareACase() throws Exception {
        List<UUID> decisions = new ArrayList<>();
        for (int i = 0; i < CASES; i++) decisions.add(UUID.fromString(submitted(loan("SHARE-" + i))));
        await().until(() -> decisions.stream().noneMatch(decision -> tasks.ofDecision(decision).isEmpty()));
        List<Callable<List<ReviewTask>>> shifts = new ArrayList<>();
        for (int i = 0; i < REVIEWERS; i++) {
            Caller reviewer = reviewer(i);
            shifts.add(() -> claimUntilEmpty(reviewer));
        }
        List<ReviewTask> claimed = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<ReviewTask>> shift : threads.invokeAll(shifts)) claimed.addAll(shift.get());
        }
        assertThat(claimed).extracting(ReviewTask::id).doesNotHaveDuplicates();
        assertThat(claimed).extracting(ReviewTask::decision).containsAll(decisions);
        assertThat(claimed).allSatisfy(task -> assertThat(tasks.find(task.id()).orElseThrow().holder())
                .isEqualTo(task.holder()));
    }

    private List<ReviewTask> claimUntilEmpty(Caller reviewer) {
        List<ReviewTask> mine = new ArrayList<>();
        while (next(reviewer) instanceof Result.Ok<Optional<ReviewTask>>(var next) && next.isPresent()) mine.add(next.get());
        return mine;
    }

    /**
     * Twice as many claim as the pool has connections. When a commit takes seconds, as it does on a disk that others keep
     * busy, some are told that the database is busy; nothing has happened then, and they come again.
     */
    private Result<Optional<ReviewTask>> next(Caller reviewer) {
        return await().pollDelay(Duration.ZERO).pollInSameThread().ignoreExceptionsInstanceOf(
                CannotCreateTransactionException.class).until(() -> claimTask.next(reviewer, QUEUE), answer -> true);
    }

    private Caller reviewer(int n) {
        UUID id = vault.person("test", "reviewer " + n);
        db.sql("insert into access_person (id, first_seen) values (?, now()) on conflict do nothing").param(id).update();
        return new Caller(new Actor(Actor.Kind.PERSON, id.toString()), "Test reviewer " + n, Set.of(Role.REVIEWER),
                Set.of(QUEUE), Set.of(), null);
    }

    @Test
    void aLapsedLeaseGoesBackToTheQueueAndItsHolderCannotDecide() {
        String id = submitted(loan("LAPSE-1"));
        var rita = person("rita");
        var task = claim(rita, id);
        UUID taskId = UUID.fromString(task.path("id").asString());
        assertThat(tasks.expireLease(Instant.EPOCH)).isEmpty();
        expire(id);
        await().until(() -> tasks.find(taskId).orElseThrow().holder() == null);
        assertThat(uphold(rita, task).status()).isEqualTo(409);
        assertThat(person("aude").get("/decisions/" + id + "/trail").body().toString()).contains("lease-expired");
    }

    /** Puts the end of the lease into the past, as the clock would. */
    private void expire(String decision) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            db.sql("update inbox_task set lease_until = now() - interval '1 second' where decision_id = ?")
                    .param(UUID.fromString(decision)).update();
            log.append("decision:" + decision, EntryKind.TASK_RELEASED, Actor.system("test"), Map.of());
        });
    }
}
