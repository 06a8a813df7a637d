package io.countersign.bench;

import java.util.function.Function;

/**
 * Something that a screen or the API asks the database.
 *
 * @param ask answers how many rows came back
 */
record Question(String name, Function<Repositories, Integer> ask) {}
