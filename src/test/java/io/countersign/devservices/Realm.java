package io.countersign.devservices;

/** Names of the demo realm that more than one place needs. */
final class Realm {

    static final String CONSOLE = "countersign-console";
    /** Secrets of the demo realm's clients are their ids. */
    static final String CONSOLE_SECRET = CONSOLE;

    private Realm() {}
}
