package io.countersign.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.countersign.access.People;
import io.countersign.audit.Trail;
import io.countersign.screen.PlainTable;
import io.countersign.screen.RelativeTime;
import io.countersign.screen.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the log says of one decision, entry by entry, with each entry's place in the tree. */
final class TrailTable extends Div {

    private static final String PERSON = "person:";
    private static final int HASH_SHOWN = 10;
    private static final int LONGEST_VALUE = 24;
    /** Ids and hashes that say nothing to a reader; the exported bundle holds them whole. */
    private static final Set<String> UNSPOKEN = Set.of("task", "verdict", "caseHash", "sha256", "callback");

    TrailTable(List<Trail.Step> trail, People people, Instant now) {
        addClassName("trail");
        var table = new PlainTable("The whole trail, oldest first",
                List.of("No.", "When", "What", "Who", "Details", "Leaf hash", "Leaf"));
        var names = people.names(trail.stream().map(Trail.Step::actor).filter(actor -> actor.startsWith(PERSON))
                .map(actor -> UUID.fromString(actor.substring(PERSON.length()))).collect(Collectors.toSet()));
        trail.forEach(step -> table.append(new Span(String.valueOf(step.sequence())), RelativeTime.of(step.at(), now),
                new Span(Wording.name(step.kind())), new Span(who(step.actor(), names)), new Span(details(step.details())),
                hash(step.leafHash()), new Span(step.leafIndex() == null ? "waiting" : String.valueOf(step.leafIndex()))));
        add(table);
    }

    private static String who(String actor, Map<UUID, String> names) {
        if (actor.startsWith(PERSON)) {
            var name = names.get(UUID.fromString(actor.substring(PERSON.length())));
            return name == null ? actor : name;
        }
        return actor.startsWith("service:") ? actor.substring("service:".length()) + " (service)"
                : actor.startsWith("system:") ? actor.substring("system:".length()) + " (Countersign)" : actor;
    }

    private static String details(JsonNode details) {
        return details.properties().stream().filter(each -> !UNSPOKEN.contains(each.getKey()))
                .map(each -> Wording.name(each.getKey()) + ": " + cut(Wording.value(each.getValue())))
                .collect(Collectors.joining("; "));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    private static Component hash(String whole) {
        var code = new Code(whole.substring(0, HASH_SHOWN) + "…");
        code.setTitle(whole);
        return code;
    }
}
