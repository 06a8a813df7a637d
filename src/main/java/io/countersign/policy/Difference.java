package io.countersign.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One place at which two versions differ. @param before null where there was nothing; {@code after} likewise */
public record Difference(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {

    /** In the order of their pointers; lists are compared place by place. */
    public static List<Difference> between(JsonNode before, JsonNode after) {
        var found = new ArrayList<Difference>();
        compare("", before, after, found);
        return found;
    }

    private static void compare(String pointer, @Nullable JsonNode before, @Nullable JsonNode after, List<Difference> found) {
        if (before != null && before.equals(after)) return;
        if (before != null && after != null && before.isObject() && after.isObject()) {
            var names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            for (String name : names) compare(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), before.get(name),
                    after.get(name), found);
        } else if (before != null && after != null && before.isArray() && after.isArray())
            for (int i = 0; i < Math.max(before.size(), after.size()); i++)
                compare(pointer + "/" + i, before.get(i), after.get(i), found);
        else found.add(new Difference(pointer, before, after));
    }
}
