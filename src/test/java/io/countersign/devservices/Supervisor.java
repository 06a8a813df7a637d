package io.countersign.devservices;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts again, on the same port and data, whatever part ends unasked. Says so in one line each time. */
public final class Supervisor implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Consumer<String> say;
    private final Runnable onRestart;
    private final List<Thread> watches = new ArrayList<>();
    private volatile boolean closing;

    /** @param onRestart called whenever a part is back, under its new process id */
    public Supervisor(Consumer<String> say, Runnable onRestart) {
        this.say = say;
        this.onRestart = onRestart;
    }

    /** Watches a running part until closed. */
    public void watch(Part part) {
        watches.add(Thread.ofPlatform().daemon().name("watch-" + part.name()).start(() -> keepUp(part)));
    }

    private void keepUp(Part part) {
        try {
            while (true) {
                var status = part.awaitExit();
                if (closing) {
                    return;
                }
                say.accept("%s ended unexpectedly (status %d); starting it again".formatted(part.name(), status));
                startAgain(part);
                onRestart.run();
                say.accept(part.name() + " is back");
            }
        } catch (InterruptedException closed) {
            // Closed while waiting.
        }
    }

    private void startAgain(Part part) throws InterruptedException {
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                part.start();
                return;
            } catch (StartFailure failure) {
                if (closing) {
                    throw new InterruptedException();
                }
                say.accept(failure.getMessage() + "; trying again in " + pause.toSeconds() + " s");
                Thread.sleep(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** From now on an end is no surprise. */
    @Override
    public void close() {
        closing = true;
        watches.forEach(Thread::interrupt);
    }
}
