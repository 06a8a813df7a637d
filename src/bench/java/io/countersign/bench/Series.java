package io.countersign.bench;

import io.countersign.client.Api;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A number of cases on their way through the API, submitted and judged at the same time. */
final class Series {

    private static final int BUSY = 503;
    private static final long PAUSE_MILLIS = 10;

    private final String name;
    private final int count;
    private final Options options;
    private final Semaphore room;
    private final Semaphore waiting = new Semaphore(0);
    private final Progress progress = new Progress();
    private final AtomicInteger submitted = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger emptyClaims = new AtomicInteger();
    private final String[] ids;
    private final long[] submitNanos;
    private final long[] claimNanos;
    private final long[] verdictNanos;

    Series(String name, int count, Options options) {
        this.name = name;
        this.count = count;
        this.options = options;
        this.room = new Semaphore(options.inFlight());
        this.ids = new String[count];
        this.submitNanos = new long[count];
        this.claimNanos = new long[count];
        this.verdictNanos = new long[count];
    }

    /** Returns when every case has been judged; the last may not have been released yet. */
    void run(Parties parties) throws InterruptedException {
        try (var crew = new Crew()) {
            crew.join(options.concurrency(), n -> submitting(parties.service()));
            crew.join(options.reviewers(), n -> reviewing(parties.reviewer(n)));
            crew.await();
        }
    }

    private Callable<Void> submitting(Api service) {
        return () -> {
            for (int n = submitted.getAndIncrement(); n < count; n = submitted.getAndIncrement()) {
                room.acquire();
                submit(service, new Loan(name, n));
                waiting.release();
            }
            return null;
        };
    }

    private void submit(Api service, Loan loan) throws InterruptedException {
        long begun = System.nanoTime();
        var answer = untilNotBusy(() -> service.submit(loan.reference(), loan.submission()));
        submitNanos[loan.n()] = System.nanoTime() - begun;
        ids[loan.n()] = answer.expect(202).body().path("id").asString();
        progress.made();
    }

    /** That it was told to come back later counts as part of the time it took. */
    private Api.Answer untilNotBusy(Supplier<Api.Answer> request) throws InterruptedException {
        var answer = request.get();
        while (answer.status() == BUSY) {
            refused.incrementAndGet();
            progress.hopeFor("Countersign to be less busy");
            pause();
            answer = request.get();
        }
        return answer;
    }

    private Callable<Void> reviewing(Api reviewer) {
        return () -> {
            while (taken.getAndIncrement() < count) {
                waiting.acquire();
                judge(reviewer, claimed(reviewer));
                room.release();
            }
            return null;
        };
    }

    /** A case that was accepted is not at once in the inbox. */
    private Claimed claimed(Api reviewer) throws InterruptedException {
        while (true) {
            long begun = System.nanoTime();
            var answer = untilNotBusy(() -> reviewer.post("/queues/" + Loan.QUEUE + "/claim-next", Map.of()));
            long nanos = System.nanoTime() - begun;
            if (answer.status() != 204) return new Claimed(answer.expect(200), nanos);
            emptyClaims.incrementAndGet();
            progress.hopeFor("a case of " + name + " in the queue " + Loan.QUEUE + ": one was accepted and is not there");
            pause();
        }
    }

    private record Claimed(Api.Answer answer, long nanos) {}

    private void judge(Api reviewer, Claimed claimed) throws InterruptedException {
        var task = claimed.answer().body();
        var loan = Loan.of(task.path("reference").asString());
        if (!loan.series().equals(name)) throw new BenchFailure("Expected a case of " + name + ", but got " + loan);
        claimNanos[loan.n()] = claimed.nanos();
        long begun = System.nanoTime();
        untilNotBusy(() -> reviewer.post("/tasks/" + task.path("id").asString() + "/verdict",
                loan.verdict(task.path("caseHash").asString()))).expect(200);
        verdictNanos[loan.n()] = System.nanoTime() - begun;
        progress.made();
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE_MILLIS / 2, PAUSE_MILLIS * 2));
    }

    String name() {
        return name;
    }

    int count() {
        return count;
    }

    Optional<String> id(int n) {
        return Optional.ofNullable(ids[n]);
    }

    Percentiles submit() {
        return Percentiles.of(submitNanos);
    }

    Percentiles claim() {
        return Percentiles.of(claimNanos);
    }

    Percentiles verdict() {
        return Percentiles.of(verdictNanos);
    }

    /** How often a request was told to come back later. */
    int refused() {
        return refused.get();
    }

    /** How often a reviewer asked for a case that had been accepted and was not in the inbox yet. */
    int emptyClaims() {
        return emptyClaims.get();
    }
}
