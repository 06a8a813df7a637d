package io.countersign.audit.internal;

import io.countersign.audit.tlog.AddCheckpoint;
import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSignature;
import io.countersign.audit.tlog.Proofs;
import io.countersign.audit.tlog.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one witness for its cosignature (C2SP tlog-witness). */
class WitnessClient {

    private static final Logger LOG = LoggerFactory.getLogger(WitnessClient.class);
    private static final int MOST_ANSWER = 64 << 10;

    private final HttpClient http;
    private final URI address;
    private final VerifierKey key;
    private final Duration time;
    /** The size that it knows, as far as we know. A wrong one costs a question more. */
    private volatile long known;
    private volatile String trouble = "";

    WitnessClient(HttpClient http, URI url, VerifierKey key, Duration time) {
        this.http = http;
        this.address = URI.create(url.toString().replaceFirst("/$", "") + "/add-checkpoint");
        this.key = key;
        this.time = time;
    }

    /** @return its cosignature; empty if it gave none that is right, or has seen a tree that this one did not grow from */
    Optional<NoteSignature> cosign(Note signed, Checkpoint head, Proofs tree) {
        try {
            var answer = ask(Math.clamp(known, 0, head.size()), signed, head, tree);
            if (answer.statusCode() == 409 && isSize(answer)) {
                known = Long.parseLong(answer.body().strip());
                if (known < 0 || known > head.size())
                    return none("it has cosigned " + known + " entries, but the tree has " + head.size());
                answer = ask(known, signed, head, tree);
            }
            if (answer.statusCode() != 200) return none("it refuses the tree of " + head.size() + " entries with "
                    + answer.statusCode());
            return cosignature(answer, signed, head);
        } catch (IOException | NumberFormatException e) {
            return none(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpResponse<String> ask(long from, Note signed, Checkpoint head, Proofs tree)
            throws IOException, InterruptedException {
        var request = new AddCheckpoint(from, tree.consistency(from, head.size()), signed);
        return http.send(HttpRequest.newBuilder(address).timeout(time).POST(BodyPublishers.ofString(request.toString()))
                .build(), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_ANSWER));
    }

    private static boolean isSize(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("").startsWith("text/x.tlog.size");
    }

    /** One of them, however many there are: each witness counts once. */
    private Optional<NoteSignature> cosignature(HttpResponse<String> answer, Note signed, Checkpoint head) {
        try {
            var own = Note.parse(signed.text() + "\n" + answer.body()).signatures().stream()
                    .filter(line -> new Note(signed.text(), List.of(line)).signedBy(key)).findFirst();
            if (own.isEmpty()) return none("its answer holds no signature by its key");
            known = head.size();
            trouble = "";
            return own;
        } catch (IllegalArgumentException e) {
            return none(e.getMessage());
        }
    }

    /** Says each trouble once, however often it is asked meanwhile. */
    private Optional<NoteSignature> none(String why) {
        if (!why.equals(trouble)) LOG.error("The witness {} does not cosign: {}", key.name(), why);
        trouble = why;
        return Optional.empty();
    }
}
