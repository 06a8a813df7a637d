package io.countersign.bench;

import java.util.concurrent.atomic.AtomicInteger;

/** So many cases, so many at a time. @param series under which they can be told from others in the same database */
record Load(String series, int cases, int concurrency) {

    int entries() {
        return cases * CaseLives.ENTRIES;
    }

    /** State changes, each in a transaction of its own. */
    int changes() {
        return cases * CaseLives.CHANGES;
    }

    void drive(Node node) throws InterruptedException {
        var lives = new CaseLives(node, series);
        var next = new AtomicInteger();
        try (var crew = new Crew()) {
            crew.join(concurrency, member -> () -> {
                var reviewer = CaseLives.reviewer(LogDatabases.person(member % LogDatabases.REVIEWERS));
                for (int n = next.getAndIncrement(); n < cases; n = next.getAndIncrement())
                    lives.live(new Loan(series, n), reviewer);
                return null;
            });
            crew.await();
        }
    }
}
