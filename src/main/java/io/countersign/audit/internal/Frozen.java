package io.countersign.audit.internal;

/** The tree contradicts what was signed or witnessed before, so nothing more may be signed for this origin. */
class Frozen extends RuntimeException {

    Frozen(String why) {
        super(why);
    }
}
