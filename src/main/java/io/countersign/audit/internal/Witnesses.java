package io.countersign.audit.internal;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSignature;
import io.countersign.audit.tlog.Proofs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Those who watch that the log only grows. They are asked all at once; who does not answer in time is left out. */
class Witnesses {

    private final List<WitnessClient> clients;
    private final int needed;
    private final Duration time;

    Witnesses(List<WitnessClient> clients, int needed, Duration time) {
        this.clients = clients;
        this.needed = needed;
        this.time = time;
    }

    int needed() {
        return needed;
    }

    List<NoteSignature> cosign(Note signed, Checkpoint head, Proofs tree) {
        List<NoteSignature> cosignatures = new ArrayList<>();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var answers = clients.stream().map(witness -> CompletableFuture.supplyAsync(
                    () -> witness.cosign(signed, head, tree), threads)).toList();
            long deadline = System.nanoTime() + time.toNanos();
            for (var answer : answers) within(deadline, answer).ifPresent(cosignatures::add);
        } finally {
            threads.shutdownNow();
        }
        return cosignatures;
    }

    private static Optional<NoteSignature> within(long deadline, CompletableFuture<Optional<NoteSignature>> answer) {
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException defect) {
            throw new CompletionException(defect.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
