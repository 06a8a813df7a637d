package io.countersign.policy.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tokens in one scope: for each whether there is one or several, which is as exact as counting is done. */
record Tokens(Map<Token, Integer> counts) {

    static final Tokens NONE = new Tokens(Map.of());
    private static final int SEVERAL = 2;

    /** @param inside the tokens of the scope that runs at the place, if one does */
    record Token(Place place, Tokens inside) {}

    boolean isEmpty() {
        return counts.isEmpty();
    }

    Iterable<Token> distinct() {
        return counts.keySet();
    }

    Tokens plus(List<Token> more) {
        Map<Token, Integer> sum = new LinkedHashMap<>(counts);
        more.forEach(token -> sum.merge(token, 1, (before, one) -> SEVERAL));
        return new Tokens(Collections.unmodifiableMap(sum));
    }

    /** Of several, after one is taken, one or again several are left. */
    List<Tokens> minus(Token token) {
        List<Tokens> left = new ArrayList<>();
        if (counts.getOrDefault(token, 0) == SEVERAL) {
            left.add(this);
            left.add(with(token, 1));
        } else left.add(with(token, 0));
        return left;
    }

    private Tokens with(Token token, int count) {
        Map<Token, Integer> changed = new LinkedHashMap<>(counts);
        if (count == 0) changed.remove(token);
        else changed.put(token, count);
        return new Tokens(Collections.unmodifiableMap(changed));
    }
}
