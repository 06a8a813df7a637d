package io.countersign.audit.verify;

/** Nothing was judged, because something needed for it is missing or cannot be read. */
class CannotVerify extends RuntimeException {

    CannotVerify(String sentence) {
        super(sentence);
    }
}
