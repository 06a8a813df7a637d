package io.countersign.delivery;

/** What the receiver made of a message. */
sealed interface WebhookResponse {

    record Accepted() implements WebhookResponse {}

    /** @param cause a status or the kind of a connection failure; no content of the receiver's */
    record Failed(String cause) implements WebhookResponse {}
}
