package io.countersign.bench;

/** Something that a screen or the API asks the database. */
record Question(String name, Ask ask) {

    @FunctionalInterface
    interface Ask {

        /**
         * @param n how often it was asked before; what it asks for may depend on it, so that not always the same pages
         *          of the database are wanted
         * @return how many rows came back
         */
        int rows(Repositories repositories, int n);
    }

    int ask(Repositories repositories, int n) {
        return ask.rows(repositories, n);
    }
}
