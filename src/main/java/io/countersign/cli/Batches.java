package io.countersign.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Gathers rows into batches and keeps a limited number under way; {@link #add} waits while that many are, so memory
 * does not grow with the file. Closing sends the rest and waits for every answer.
 */
final class Batches implements AutoCloseable {

    static final int LINES = 100;

    private final Sending sending;
    private final Tally tally;
    private final PrintStream out;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free;
    private final List<Future<Integer>> dispatched = new ArrayList<>();
    private List<Line.Ready> gathered = new ArrayList<>();

    Batches(Sending sending, int concurrency, Tally tally, PrintStream out) {
        this.sending = sending;
        this.free = new Semaphore(concurrency);
        this.tally = tally;
        this.out = out;
    }

    void add(Line line) {
        switch (line) {
            case Line.Refused refused -> tally.add(refused);
            case Line.Ready ready -> {
                gathered.add(ready);
                if (gathered.size() == LINES) {
                    dispatch();
                }
            }
        }
    }

    @Override
    public void close() {
        if (!gathered.isEmpty()) {
            dispatch();
        }
        threads.close();
        dispatched.forEach(Batches::mustHaveEnded);
    }

    private void dispatch() {
        var batch = List.copyOf(gathered);
        gathered = new ArrayList<>();
        free.acquireUninterruptibly();
        dispatched.add(threads.submit(() -> {
            try {
                sending.send(batch).forEach(tally::add);
                tally.progress(out);
                return batch.size();
            } finally {
                free.release();
            }
        }));
    }

    private static void mustHaveEnded(Future<Integer> batch) {
        try {
            batch.get();
        } catch (ExecutionException defect) {
            throw new IllegalStateException("A batch was not sent to its end", defect.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
