package io.countersign.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Threads that do the same; the first that fails ends the measurement. */
final class Crew implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorCompletionService<Void> work =
            new ExecutorCompletionService<>(threads);
    private final List<Future<Void>> members = new ArrayList<>();

    void join(int count, IntFunction<Callable<Void>> member) {
        for (int n = 0; n < count; n++) members.add(work.submit(member.apply(n)));
    }

    /** Returns when all are done. @throws BenchFailure naming why the first that failed did */
    void await() throws InterruptedException {
        for (int done = 0; done < members.size(); done++) {
            try {
                work.take().get();
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw new BenchFailure("The run broke off: " + failed.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
