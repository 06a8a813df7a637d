package io.countersign.policy.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which process an id means: one of those given, else the last one deployed. */
final class Processes {

    private final Map<String, Definitions> byId = new HashMap<>();

    Processes(List<Definitions> given, List<Definitions> deployed) {
        deployed.forEach(this::add);
        given.forEach(this::add);
    }

    private void add(Definitions definitions) {
        definitions.processes().forEach(id -> byId.put(id, definitions));
    }

    Optional<Definitions> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws Refusal when it is nowhere or cannot run */
    Container called(String id, Node caller) {
        return of(id).orElseThrow(() -> Refusal.unknownProcess("The process '" + id + "', which " + caller
                + " calls, is neither among the files nor deployed; give its file too.")).process(id);
    }
}
