package io.countersign.bench;

import java.nio.file.Path;

/** What the log costs, how soon an entry is in it, and how fast it is proved and verified. */
record LogRun(Options options, Path data) {

    void run() throws Exception {
        try (var databases = new LogDatabases(data)) {
            Bench.say("Measuring " + options.cases() + " cases with the log and without it, " + options.rounds() + " times");
            var cost = new LogCost(options, databases, data).run();
            cost.forEach(round -> Bench.say(round.toString()));
            Bench.say("Verifying " + options.entries() + " entries");
            Bench.say(new LogVerification(data.resolve("log"), options.entries()).run().toString());
            Bench.say("Proving entries among " + options.leaves());
            Bench.say(new LogProofs(databases, options.leaves(), options.proofs()).run().toString());
        }
    }
}
