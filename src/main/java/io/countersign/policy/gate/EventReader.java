package io.countersign.policy.gate;

import static io.countersign.policy.gate.Xml.BPMN;

import io.countersign.policy.gate.Event.Type;
import io.countersign.policy.gate.Node.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads what an event throws or waits for. */
final class EventReader {

    private static final Map<String, Type> TYPES = Map.of("messageEventDefinition", Type.MESSAGE, "timerEventDefinition", Type.TIMER,
            "signalEventDefinition", Type.SIGNAL, "conditionalEventDefinition", Type.CONDITION, "errorEventDefinition", Type.ERROR,
            "escalationEventDefinition", Type.ESCALATION, "compensateEventDefinition", Type.COMPENSATION,
            "terminateEventDefinition", Type.TERMINATE, "linkEventDefinition", Type.LINK);

    private static final Map<Kind, Set<Type>> POSSIBLE = Map.of(
            Kind.START, Set.of(Type.NONE, Type.MESSAGE, Type.TIMER, Type.SIGNAL, Type.CONDITION, Type.ERROR, Type.ESCALATION, Type.COMPENSATION),
            Kind.CATCH, Set.of(Type.MESSAGE, Type.TIMER, Type.SIGNAL, Type.CONDITION, Type.LINK),
            Kind.THROW, Set.of(Type.NONE, Type.MESSAGE, Type.SIGNAL, Type.ESCALATION, Type.COMPENSATION, Type.LINK),
            Kind.END, Set.of(Type.NONE, Type.MESSAGE, Type.SIGNAL, Type.ERROR, Type.ESCALATION, Type.COMPENSATION, Type.TERMINATE),
            Kind.BOUNDARY, Set.of(Type.NONE, Type.MESSAGE, Type.TIMER, Type.SIGNAL, Type.CONDITION, Type.ERROR, Type.ESCALATION, Type.COMPENSATION));

    private final Definitions definitions;

    EventReader(Definitions definitions) {
        this.definitions = definitions;
    }

    Event of(Element element, Kind kind) {
        Set<Type> possible = POSSIBLE.get(kind);
        if (possible == null) return Event.NONE;
        List<Element> found = Xml.children(element).stream().filter(child -> BPMN.equals(child.getNamespaceURI())
                && (child.getLocalName().endsWith("EventDefinition") || child.getLocalName().equals("eventDefinitionRef"))).toList();
        Event event = found.isEmpty() ? Event.NONE : read(element, found.getFirst());
        if (found.size() > 1 || !possible.contains(event.type())) throw Refusal.undecided("The event "
                + NodeReader.named(element) + " is of a kind that the engine does not have there and the check does not decide.");
        return event;
    }

    private Event read(Element element, Element definition) {
        Type type = TYPES.get(definition.getLocalName());
        if (type == null) throw Refusal.undecided("The check does not know what the " + definition.getNodeName() + " of "
                + NodeReader.named(element) + " does.");
        return switch (type) {
            case ERROR -> definitions.coded(type, definition, "errorRef", "error", "errorCode");
            case ESCALATION -> definitions.coded(type, definition, "escalationRef", "escalation", "escalationCode");
            case LINK -> new Event(type, definition.getAttribute("name"), true);
            case COMPENSATION -> compensation(element, definition);
            default -> Event.of(type);
        };
    }

    private static Event compensation(Element element, Element definition) {
        if (!Xml.flag(definition, "waitForCompletion", true)) throw Refusal.undecided("The event " + NodeReader.named(element)
                + " does not wait for what it compensates, which the engine does not do and the check does not decide.");
        return new Event(Type.COMPENSATION, Xml.attribute(definition, "activityRef").map(Definitions::local)
                .filter(name -> !name.isEmpty()).orElse(null), true);
    }
}
