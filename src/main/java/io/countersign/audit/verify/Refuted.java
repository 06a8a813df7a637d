package io.countersign.audit.verify;

/** What was to be proved is not true. The message is a whole sentence for whoever asked. */
final class Refuted extends RuntimeException {

    Refuted(String sentence) {
        super(sentence);
    }
}
