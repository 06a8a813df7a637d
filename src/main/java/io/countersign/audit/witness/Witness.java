package io.countersign.audit.witness;

import io.countersign.audit.tlog.AddCheckpoint;
import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.CheckpointMemory;
import io.countersign.audit.tlog.Consistency;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.NoteSigner;
import io.countersign.audit.tlog.VerifierKey;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges one request after the other (C2SP tlog-witness, add-checkpoint). */
public final class Witness {

    private final NoteSigner signer;
    private final Map<String, Watched> logs = new HashMap<>();

    /** A log may have several keys, as while it changes them. */
    private record Watched(List<VerifierKey> keys, CheckpointMemory memory) {

        boolean signed(Note checkpoint) {
            return keys.stream().anyMatch(checkpoint::signedBy);
        }
    }

    /** @param body of media type {@code type} */
    record Answer(int status, String type, String body) {

        private static Answer of(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body + "\n");
        }

        private static Answer conflict(long size) {
            return new Answer(409, "text/x.tlog.size", size + "\n");
        }
    }

    /** @param memory a directory; what was cosigned is kept there */
    public Witness(NoteSigner signer, List<VerifierKey> logs, Path memory) {
        this.signer = signer;
        logs.forEach(key -> this.logs.computeIfAbsent(key.name(), origin -> new Watched(new ArrayList<>(),
                new CheckpointMemory(memory, origin))).keys().add(key));
    }

    synchronized Answer add(byte[] body) {
        AddCheckpoint request;
        Checkpoint head;
        try {
            request = AddCheckpoint.parse(body);
            head = Checkpoint.parse(request.checkpoint().text());
        } catch (IllegalArgumentException e) {
            return Answer.of(400, e.getMessage());
        }
        Watched log = logs.get(head.origin());
        if (log == null) return Answer.of(404, "Not a log that is watched here: " + head.origin());
        if (!log.signed(request.checkpoint())) return Answer.of(403, "Not signed by a key of " + head.origin() + " that counts here");
        if (request.oldSize() > head.size()) return Answer.of(400, "The old size is above the checkpoint's");
        return judge(log.memory(), request, head);
    }

    private Answer judge(CheckpointMemory memory, AddCheckpoint request, Checkpoint head) {
        Checkpoint known = memory.signed().orElse(null);
        long size = known == null ? 0 : known.size();
        if (request.oldSize() != size) return Answer.conflict(size);
        if (known != null && size == head.size() && !MessageDigest.isEqual(known.root(), head.root()))
            return Answer.conflict(size);
        boolean grew = size == 0 ? request.proof().isEmpty()
                : Consistency.holds(size, known.root(), head.size(), head.root(), request.proof());
        if (!grew) return Answer.of(422, "The checkpoint did not grow from the one of " + size + " entries");
        memory.keep(request.checkpoint()); // on the disk before anybody has our word
        return Answer.of(200, signer.sign(head.text()).toString());
    }
}
