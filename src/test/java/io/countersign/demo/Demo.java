package io.countersign.demo;

import io.countersign.devservices.Endpoints;
import io.countersign.devservices.Stack;
import io.countersign.devservices.StartFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The process behind {@code countersign demo}. */
public final class Demo {

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        try {
            run(Options.parse(List.of(arguments)));
            System.exit(0);
        } catch (Refusal | StartFailure line) {
            System.err.println(line.getMessage());
            System.exit(1);
        } catch (RuntimeException | AssertionError defect) {
            System.err.println("The demo failed: " + defect.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        var hold = Hold.on(options.data());
        Endpoints.in(options.data()).remove();
        Roll.in(options.data()).awaitEndOfThose();
        new Ground(options.data()).check(options.port());
        if (!Stack.isPrepared()) {
            say("Unpacking Zeebe, building Keycloak (once, about a minute)");
        }
        var session = new Session(hold, new Stack(options.data(), options.port()), Demo::say);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(session::close));
        session.open(options.once());
        if (!options.once()) {
            say("Ctrl-C stops everything; the data stays in " + options.data());
            new CountDownLatch(1).await();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
