package io.countersign.audit.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with the signatures under it (C2SP signed-note).
 *
 * @param text ends with a line break, which is signed too
 */
public record Note(String text, List<NoteSignature> signatures) {

    /** More than any log has witnesses; a note with more lines is refused, so that none can make us work for long. */
    private static final int MOST_SIGNATURES = 100;
    private static final int LONGEST = 1 << 20;

    public Note {
        if (!text.endsWith("\n")) throw new IllegalArgumentException("A note's text ends with a line break");
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n'))
            throw new IllegalArgumentException("A note has no control characters but line breaks");
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES)
            throw new IllegalArgumentException("A note has from 1 to " + MOST_SIGNATURES + " signatures");
        signatures = List.copyOf(signatures);
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static Note parse(byte[] bytes) {
        return parse(Utf8.text(bytes));
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static Note parse(String note) {
        if (note.length() > LONGEST) throw new IllegalArgumentException("A note of " + note.length() + " characters is too long");
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || end + 2 == note.length())
            throw new IllegalArgumentException("A note is a text, an empty line, and signatures");
        String[] lines = note.substring(end + 2, note.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) throw new IllegalArgumentException("A note with too many signatures");
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) signatures.add(NoteSignature.parse(line));
        return new Note(note.substring(0, end + 1), signatures);
    }

    public Note with(List<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(more);
        return new Note(text, all);
    }

    /** @return whether this key signed the text; a signature in its name that is not right counts as none */
    public boolean signedBy(VerifierKey key) {
        var own = signatures.stream().filter(key::isNamedBy).toList();
        return !own.isEmpty() && own.stream().allMatch(signature -> key.verifies(text, signature));
    }

    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature).append('\n'));
        return note.toString();
    }
}
