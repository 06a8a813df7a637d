package io.countersign.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One batch until every row has its answer or the tries are used up. A row answered is never sent again, and a row sent
 * twice is one decision by its key.
 *
 * @param pauses before the second try, the third, and so on
 */
record Sending(BatchApi api, List<Duration> pauses) {

    static final List<Duration> PAUSES = List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(8));

    List<Answer> send(List<Line.Ready> batch) throws InterruptedException {
        var answers = new ArrayList<Answer>();
        var open = batch;
        for (var attempt = 0; ; attempt++) {
            var last = attempt == pauses.size();
            var still = new ArrayList<Line.Ready>();
            for (var answer : attempt(open)) {
                if (answer.passing() && !last) {
                    batch.stream().filter(line -> line.number() == answer.row()).forEach(still::add);
                } else {
                    answers.add(answer);
                }
            }
            if (still.isEmpty()) {
                return answers;
            }
            open = still;
            Thread.sleep(pauses.get(attempt));
        }
    }

    private List<Answer> attempt(List<Line.Ready> lines) throws InterruptedException {
        try {
            var answers = api.send(lines);
            return lines.stream()
                .map(line -> answers.getOrDefault(line.number(), unanswered(line, "the answer broke off")))
                .toList();
        } catch (IOException unreachable) {
            var why = "cannot be reached: " + unreachable;
            return lines.stream().map(line -> unanswered(line, why)).toList();
        } catch (CannotRun noToken) {
            return lines.stream().map(line -> new Answer(line.number(), 401, "no access token", noToken.getMessage()))
                .toList();
        }
    }

    private static Answer unanswered(Line.Ready line, String why) {
        return new Answer(line.number(), 503, "no answer", why);
    }
}
