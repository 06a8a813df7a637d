package io.countersign.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with places to fill in: {@code GC-{row}}. A place names a term, a column, or {@code row} or {@code line}. */
record Template(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

    List<String> places() {
        return PLACE.matcher(text).results().map(place -> place.group(1)).toList();
    }

    String fill(UnaryOperator<String> byName) {
        return PLACE.matcher(text).replaceAll((MatchResult place) ->
            Matcher.quoteReplacement(byName.apply(place.group(1))));
    }
}
