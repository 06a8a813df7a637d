package io.countersign.demo;

/** The demo does not start. The message is the one line its user gets to read. */
final class Refusal extends RuntimeException {

    Refusal(String line) {
        super(line);
    }
}
