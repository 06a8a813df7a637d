package io.countersign.policy;

import io.countersign.policy.pack.PublishedPack;

/** What a case submitted now is opened under: the use case in force and the newest version of its pack. */
public record Governing(RegisteredUseCase useCase, PublishedPack pack) {}
