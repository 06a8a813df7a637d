package io.countersign.policy.gate;

import java.util.ArrayList;
import java.util.List;

/** The choices that conditions leave. */
final class Subsets {

    private static final int MOST = 10;

    private Subsets() {}

    /** All subsets but the empty one. @throws Refusal when these are too many to look at each */
    static <T> List<List<T>> of(List<T> all) {
        if (all.size() > MOST) throw Refusal.undecided("One element has more than " + MOST
                + " flows with conditions of which any number may be taken; so many choices are not decided.");
        List<List<T>> subsets = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << all.size(); chosen++) {
            List<T> subset = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) if ((chosen & 1 << i) != 0) subset.add(all.get(i));
            subsets.add(subset);
        }
        return subsets;
    }
}
