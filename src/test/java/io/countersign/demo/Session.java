package io.countersign.demo;

import io.countersign.devservices.ApplicationProcess;
import io.countersign.devservices.Endpoints;
import io.countersign.devservices.Part;
import io.countersign.devservices.Stack;
import io.countersign.devservices.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One run of the demo, from the first child started to the last one gone. */
final class Session implements AutoCloseable {

    private final Hold hold;
    private final Roll roll;
    private final Endpoints endpoints;
    private final Stack stack;
    private final ApplicationProcess application;
    private final List<Part> parts;
    private final Consumer<String> say;
    private final Supervisor supervisor;
    private volatile boolean closed;

    Session(Hold hold, Stack stack, Consumer<String> say) {
        this.hold = hold;
        this.stack = stack;
        this.say = say;
        this.roll = Roll.in(hold.data());
        this.endpoints = Endpoints.in(hold.data());
        this.application = stack.application();
        this.parts = Stream.concat(Stream.of(application), stack.parts().stream()).toList();
        this.supervisor = new Supervisor(say, this::publish);
    }

    /** @param once decide the samples and check them, instead of leaving them to people */
    void open(boolean once) {
        var began = System.nanoTime();
        say.accept("Starting PostgreSQL, Keycloak, Zeebe and the application");
        try {
            stack.start(part -> ready(part, began), List.of(application));
            parts.forEach(supervisor::watch);
            var journey = new Journey(stack, say);
            journey.open();
            publish();
            journey.play(once);
        } catch (RuntimeException failure) {
            // What fails because everything is being stopped is no failure.
            if (!closed) {
                throw failure;
            }
        }
    }

    private synchronized void ready(Part part, long began) {
        roll.write(parts);
        say.accept("  %-12s ready after %d s".formatted(part.name(), (System.nanoTime() - began) / 1_000_000_000));
    }

    private synchronized void publish() {
        if (!closed) {
            roll.write(parts);
            endpoints.write(stack, parts, Map.of());
        }
    }

    /** The application first, the database last. Closing again changes nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        say.accept("Stopping");
        supervisor.close();
        endpoints.remove();
        application.stop();
        stack.close();
        try {
            roll.remove();
            hold.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        say.accept("Stopped");
    }
}
