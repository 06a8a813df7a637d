package io.countersign.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What is different between the case as it was shown and as it is. */
record CaseChange(String pointer, String change) {

    static List<CaseChange> between(Map<String, String> shown, Map<String, String> now) {
        var changes = new ArrayList<CaseChange>();
        var pointers = new TreeSet<>(shown.keySet());
        pointers.addAll(now.keySet());
        for (String pointer : pointers) {
            if (!shown.containsKey(pointer)) changes.add(new CaseChange(pointer, "added"));
            else if (!now.containsKey(pointer)) changes.add(new CaseChange(pointer, "removed"));
            else if (!shown.get(pointer).equals(now.get(pointer))) changes.add(new CaseChange(pointer, "changed"));
        }
        return changes;
    }
}
