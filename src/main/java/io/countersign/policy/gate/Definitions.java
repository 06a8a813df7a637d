package io.countersign.policy.gate;

import static io.countersign.policy.gate.Xml.BPMN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** A file, read: its executable processes, and what all of them refer to. Processes that never run are left aside. */
final class Definitions {

    private final String file;
    private final Element root;
    private final Map<String, Element> processes = new LinkedHashMap<>();
    private final Map<String, Container> read = new HashMap<>();

    private Definitions(String file, Element root) {
        this.file = file;
        this.root = root;
    }

    /** @throws NotBpmn */
    static Definitions of(BpmnFile file) {
        Element root = Xml.root(file);
        Definitions definitions = new Definitions(file.name(), root);
        for (Element process : Xml.children(root, BPMN, "process"))
            if (Xml.flag(process, "isExecutable", false)) definitions.processes.put(process.getAttribute("id"), process);
        return definitions;
    }

    String file() {
        return file;
    }

    Set<String> processes() {
        return processes.keySet();
    }

    /** @throws Refusal when the file as a whole cannot run */
    void check() {
        if (processes.isEmpty()) throw Refusal.malformed("It holds no executable process.");
        Set<String> ids = new HashSet<>();
        for (Element element : Xml.within(root, BPMN, "*")) {
            String id = element.getAttribute("id");
            if (element.hasAttribute("id") && !ids.add(id)) throw Refusal.malformed("Two elements have the id '" + id + "'.");
        }
    }

    /** @throws Refusal when the process cannot be read as one that runs */
    Container process(String id) {
        Container known = read.get(id);
        if (known != null) return known;
        Container container = new ContainerReader(this, associations()).process(processes.get(id));
        read.put(id, container);
        return container;
    }

    /** The ids that its call activities name. */
    Set<String> calls(String id) {
        Set<String> called = new HashSet<>();
        for (Element element : Xml.within(processes.get(id), Xml.ZEEBE, "calledElement"))
            Job.value(element.getAttribute("processId")).ifPresent(called::add);
        return called;
    }

    /** The code of an error or escalation. */
    Event coded(Event.Type type, Element event, String reference, String definition, String attribute) {
        Optional<String> name = Xml.attribute(event, reference).map(Definitions::local).filter(value -> !value.isEmpty());
        if (name.isEmpty()) return Event.of(type);
        Optional<String> code = Xml.children(root, BPMN, definition).stream()
                .filter(element -> element.getAttribute("id").equals(name.get())).findFirst()
                .flatMap(element -> Xml.attribute(element, attribute)).filter(value -> !value.isEmpty());
        return code.flatMap(Job::value).map(value -> new Event(type, value, true)).orElse(new Event(type, null, false));
    }

    /** A reference without its prefix. */
    static String local(String reference) {
        return reference.strip().substring(reference.strip().indexOf(':') + 1);
    }

    private Map<String, List<String>> associations() {
        Map<String, List<String>> found = new HashMap<>();
        for (Element association : Xml.within(root, BPMN, "association"))
            found.computeIfAbsent(local(association.getAttribute("sourceRef")), source -> new ArrayList<>())
                    .add(local(association.getAttribute("targetRef")));
        return found;
    }
}
