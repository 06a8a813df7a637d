package io.countersign.policy.gate;

import static io.countersign.policy.gate.Xml.BPMN;

import io.countersign.policy.gate.Container.Flow;
import io.countersign.policy.gate.Node.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Reads a process with all that it holds, and sees that it hangs together as the engine wants it. */
final class ContainerReader {

    /** What stands among the elements of a process without ever running. */
    private static final Set<String> STILL = Set.of("documentation", "extensionElements", "auditing", "monitoring", "property",
            "laneSet", "artifact", "textAnnotation", "association", "group", "category", "dataObject", "dataObjectReference",
            "dataStoreReference", "resourceRole", "performer", "humanPerformer", "potentialOwner", "correlationSubscription",
            "supports", "incoming", "outgoing", "ioSpecification", "dataInputAssociation", "dataOutputAssociation",
            "multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "completionCondition", "sequenceFlow");

    private final NodeReader nodes;
    private final Map<String, List<String>> associations;
    private final Map<String, Container> homes = new HashMap<>();

    ContainerReader(Definitions definitions, Map<String, List<String>> associations) {
        this.nodes = new NodeReader(definitions);
        this.associations = associations;
    }

    Container process(Element process) {
        String id = process.getAttribute("id");
        if (id.isBlank()) throw Refusal.malformed("A process has no id.");
        Container container = read(process, id);
        Xml.within(process, BPMN, "sequenceFlow").forEach(this::add);
        if (container.of(Kind.START).findAny().isEmpty()) throw Refusal.malformed("'" + id + "' has no start event.");
        Stream.concat(Stream.of(container), inner(container)).forEach(Shape::check);
        return container;
    }

    private static Stream<Container> inner(Container container) {
        return container.all().map(Node::inside).filter(inside -> inside != null);
    }

    private Container read(Element element, String id) {
        Listeners listeners = Listeners.of(element);
        Container container = new Container(id, element.getAttribute("name"), listeners.before(), listeners.after(), associations);
        for (Element child : Xml.children(element)) {
            if (BPMN.equals(child.getNamespaceURI()) && STILL.contains(child.getLocalName())) continue;
            Kind kind = nodes.kind(child);
            String name = child.getAttribute("id");
            if (name.isBlank()) throw Refusal.malformed("A " + child.getLocalName() + " in '" + id + "' has no id.");
            Container inside = kind == Kind.SUB_PROCESS || kind == Kind.EVENT_SUB_PROCESS || kind == Kind.AD_HOC
                    ? read(child, name) : null;
            container.nodes.put(name, nodes.read(child, kind, inside));
            homes.put(name, container);
        }
        return container;
    }

    /** Where a flow is written down does not matter, but only what it connects. */
    private void add(Element element) {
        Flow flow = new Flow(element.getAttribute("id"), Definitions.local(element.getAttribute("sourceRef")),
                Definitions.local(element.getAttribute("targetRef")), !Xml.children(element, BPMN, "conditionExpression").isEmpty());
        Container from = homes.get(flow.source());
        Container to = homes.get(flow.target());
        if (from == null || to == null)
            throw Refusal.malformed("The flow '" + flow.id() + "' leads from or to an element that is not there.");
        if (from != to) throw Refusal.malformed("The flow '" + flow.id() + "' crosses the border of a sub-process.");
        from.add(flow);
    }
}
