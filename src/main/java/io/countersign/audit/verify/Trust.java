package io.countersign.audit.verify;

import io.countersign.audit.tlog.Checkpoint;
import io.countersign.audit.tlog.Note;
import io.countersign.audit.tlog.VerifierKey;
import java.util.List;

/**
 * Whose signatures count; known beforehand, never taken from what is to be verified.
 *
 * @param logs      the log's own keys, each of which must have signed
 * @param witnesses those who may have cosigned
 * @param quorum    how many of them must have
 */
record Trust(List<VerifierKey> logs, List<VerifierKey> witnesses, int quorum) {

    /**
     * @return the tree head
     * @throws Refuted if it is not signed as it must be
     */
    Checkpoint verified(byte[] signed, List<String> said) {
        Note note = note(signed);
        Checkpoint head = head(note);
        for (VerifierKey key : logs) {
            if (!note.signedBy(key)) throw new Refuted("The checkpoint is not signed by " + key.name() + ".");
            if (!key.name().equals(head.origin()))
                throw new Refuted("The checkpoint is of the log " + head.origin() + ", not of " + key.name() + ".");
        }
        said.add("The checkpoint of " + head.origin() + " over " + head.size() + " entries is signed by the log.");
        long cosigned = witnesses.stream().filter(note::signedBy).count();
        if (cosigned < quorum) throw new Refuted("Only " + cosigned + " of the " + quorum
                + " witnesses that are needed have cosigned the checkpoint.");
        if (!witnesses.isEmpty()) said.add(cosigned + " of " + witnesses.size() + " witnesses have cosigned it.");
        return head;
    }

    private static Note note(byte[] signed) {
        try {
            return Note.parse(signed);
        } catch (IllegalArgumentException e) {
            throw new Refuted("The checkpoint is no signed note: " + e.getMessage() + ".");
        }
    }

    private static Checkpoint head(Note note) {
        try {
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            throw new Refuted("The checkpoint holds no tree head: " + e.getMessage() + ".");
        }
    }
}
