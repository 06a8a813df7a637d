package io.countersign.policy.gate;

import static io.countersign.policy.gate.Xml.BPMN;

import io.countersign.policy.gate.Job.Duty;
import io.countersign.policy.gate.Node.Kind;
import io.countersign.policy.gate.Node.Loop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads one flow node. What is not in its tables is not decided. */
final class NodeReader {

    private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("startEvent", Kind.START), Map.entry("endEvent", Kind.END),
            Map.entry("intermediateCatchEvent", Kind.CATCH), Map.entry("intermediateThrowEvent", Kind.THROW),
            Map.entry("boundaryEvent", Kind.BOUNDARY), Map.entry("task", Kind.TASK), Map.entry("serviceTask", Kind.TASK),
            Map.entry("userTask", Kind.TASK), Map.entry("manualTask", Kind.TASK), Map.entry("receiveTask", Kind.TASK),
            Map.entry("sendTask", Kind.TASK), Map.entry("scriptTask", Kind.TASK), Map.entry("businessRuleTask", Kind.TASK),
            Map.entry("callActivity", Kind.CALL), Map.entry("subProcess", Kind.SUB_PROCESS), Map.entry("adHocSubProcess", Kind.AD_HOC),
            Map.entry("exclusiveGateway", Kind.EXCLUSIVE), Map.entry("parallelGateway", Kind.PARALLEL),
            Map.entry("inclusiveGateway", Kind.INCLUSIVE), Map.entry("eventBasedGateway", Kind.EVENT_BASED));

    /** A list written down with at least one plain member. */
    private static final Pattern MEMBERS = Pattern.compile("=\\s*\\[\\s*(\"[^\"\\\\]*\"|-?\\d+)(\\s*,\\s*(\"[^\"\\\\]*\"|-?\\d+))*\\s*]\\s*");

    private final EventReader events;

    NodeReader(Definitions definitions) {
        this.events = new EventReader(definitions);
    }

    Kind kind(Element element) {
        Kind kind = BPMN.equals(element.getNamespaceURI()) ? KINDS.get(element.getLocalName()) : null;
        if (kind == null) throw Refusal.undecided("The check does not know what the " + element.getNodeName() + " "
                + named(element) + " does.");
        if (kind == Kind.SUB_PROCESS && Xml.flag(element, "triggeredByEvent", false)) return Kind.EVENT_SUB_PROCESS;
        return kind;
    }

    Node read(Element element, Kind kind, @Nullable Container inside) {
        if (!Xml.children(element, BPMN, "standardLoopCharacteristics").isEmpty()) throw Refusal.undecided("The loop of "
                + named(element) + " is not decided: the engine knows multi-instance only.");
        Listeners listeners = Listeners.of(element);
        Event event = events.of(element, kind);
        boolean interrupting = event.type() == Event.Type.ERROR
                || Xml.flag(element, kind == Kind.BOUNDARY ? "cancelActivity" : "isInterrupting", true);
        return new Node(element.getAttribute("id"), element.getAttribute("name").strip(), kind, event, work(element),
                listeners.before(), listeners.after(), loop(element), inside,
                Xml.attribute(element, "attachedToRef").map(Definitions::local).orElse(null), interrupting,
                kind == Kind.CALL ? called(element) : null, Xml.flag(element, "isForCompensation", false));
    }

    /** Where more than one job is named, the worst counts. */
    private static Optional<Job> work(Element element) {
        List<Job> jobs = Listeners.extensions(element, "taskDefinition").stream()
                .map(definition -> Job.of(definition.getAttribute("type"))).toList();
        Optional<Job> forbidden = jobs.stream().filter(Job::forbidden).findFirst();
        if (forbidden.isPresent()) return forbidden;
        if (element.getLocalName().equals("userTask")) return Optional.of(new Job(Duty.OTHER, "user task"));
        boolean mayReview = jobs.size() == 1 && element.getLocalName().equals("serviceTask");
        return jobs.stream().findFirst().map(job -> mayReview ? job : job.elsewhere());
    }

    private static Optional<Loop> loop(Element element) {
        return Xml.children(element, BPMN, "multiInstanceLoopCharacteristics").stream().findFirst().map(loop -> new Loop(
                Xml.flag(loop, "isSequential", false),
                Listeners.extensions(loop, "loopCharacteristics").stream()
                        .anyMatch(collection -> MEMBERS.matcher(collection.getAttribute("inputCollection")).matches()),
                !Xml.children(loop, BPMN, "completionCondition").isEmpty()));
    }

    private static String called(Element element) {
        List<Element> calls = Listeners.extensions(element, "calledElement");
        if (calls.size() != 1 || calls.getFirst().getAttribute("processId").isBlank())
            throw Refusal.malformed("The call activity " + named(element) + " does not say which process it calls.");
        String binding = calls.getFirst().getAttribute("bindingType");
        if (!List.of("", "latest", "deployment").contains(binding)) throw Refusal.undecided("The call activity " + named(element)
                + " is bound to a version by '" + binding + "', and which one that is is not decided.");
        return calls.getFirst().getAttribute("processId");
    }

    static String named(Element element) {
        return "'" + element.getAttribute("id") + "'";
    }
}
