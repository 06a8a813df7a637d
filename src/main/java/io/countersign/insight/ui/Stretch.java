package io.countersign.insight.ui;

import io.countersign.intake.Decision;
import io.countersign.process.ProcessPaths;
import io.countersign.process.ProcessPaths.Visit;
import io.countersign.screen.BpmnDiagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of a decision's way that lies in one process: its own first, then what that called.
 *
 * @param process id and version
 * @param passed  the ids of the elements that it reached, in that order; of those it called by the element that called
 * @param waitsAt the id of the element at which it waits
 */
record Stretch(String process, List<String> passed, Optional<String> waitsAt) {

    private record Place(String process, String element) {}

    /** @param own the id of the process that its use case names */
    static List<Stretch> of(Decision decision, String own, ProcessPaths paths) {
        var visits = paths.of(decision.id());
        if (visits.isEmpty()) return List.of();
        var processes = new ArrayList<>(visits.stream().map(Visit::process).distinct().toList());
        String first = paths.own(decision.id(), own).orElse(processes.getFirst());
        processes.remove(first);
        processes.addFirst(first);
        var waitsAt = waitsAt(decision, visits, paths);
        return processes.stream().map(process -> new Stretch(process, visits.stream()
                .map(visit -> in(process, new Place(visit.process(), visit.elementId()), paths)).filter(Objects::nonNull).toList(),
                waitsAt.map(place -> in(process, place, paths)))).toList();
    }

    /** The element at which the process is at this place itself, or calls the one that is; null when neither. */
    private static @Nullable String in(String process, Place place, ProcessPaths paths) {
        if (place.process().equals(process)) return place.element();
        return paths.calls(process, place.process().split(":")[0]).orElse(null);
    }

    /** An escalation that has run its course is passed, though the process reached it after the review that still waits. */
    private static Optional<Place> waitsAt(Decision decision, List<Visit> visits, ProcessPaths paths) {
        return switch (decision.status()) {
            case RETURNED -> visits.reversed().stream().map(Visit::process).flatMap(process ->
                    paths.waitsFor(process, "information-provided").map(at -> new Place(process, at)).stream()).findFirst();
            case IN_REVIEW -> visits.reversed().stream().filter(visit -> visit.jobType().equals("human-review")).findFirst()
                    .map(visit -> new Place(visit.process(), visit.elementId()));
            case RELEASED, WITHDRAWN, EXPIRED -> Optional.empty();
            case RECEIVED, DECIDED, HELD -> Optional.of(new Place(visits.getLast().process(), visits.getLast().elementId()));
        };
    }

    String title() {
        return process.replace(":", ", version ");
    }

    BpmnDiagram drawn(String bpmn, String reference) {
        var diagram = new BpmnDiagram("Process " + title() + ", as it governed " + reference, bpmn);
        return waitsAt.map(current -> diagram.mark(passed, current)).orElseGet(() -> diagram.mark(passed));
    }
}
