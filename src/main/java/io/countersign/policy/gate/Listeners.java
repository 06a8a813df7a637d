package io.countersign.policy.gate;

import static io.countersign.policy.gate.Xml.BPMN;
import static io.countersign.policy.gate.Xml.ZEEBE;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The jobs of listeners that must not run before a review. Any that does not surely run at the end counts for the start. */
record Listeners(Optional<Job> before, Optional<Job> after) {

    static Listeners of(Element element) {
        return new Listeners(forbidden(element, false), forbidden(element, true));
    }

    /** Everything of that name in the extensions of an element itself, however deep. */
    static List<Element> extensions(Element element, String name) {
        return Xml.children(element, BPMN, "extensionElements").stream()
                .flatMap(extensions -> Xml.within(extensions, ZEEBE, name).stream()).toList();
    }

    private static Optional<Job> forbidden(Element element, boolean atTheEnd) {
        Stream<Element> execution = extensions(element, "executionListener").stream()
                .filter(listener -> atTheEnd == listener.getAttribute("eventType").equals("end"));
        Stream<Element> task = atTheEnd ? Stream.empty() : extensions(element, "taskListener").stream();
        return Stream.concat(execution, task).map(listener -> Job.of(listener.getAttribute("type"))).filter(Job::forbidden).findFirst();
    }
}
