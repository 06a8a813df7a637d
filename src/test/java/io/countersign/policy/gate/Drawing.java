package io.countersign.policy.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns sketched processes into BPMN that the engine takes. So that a run can be led, a gateway takes the flows to the elements
 * in the variable {@code path}, a timer that is among {@code events} is due at once, and a multi-instance goes over {@code items}.
 */
final class Drawing {

    private static final Map<String, String> TASKS = Map.ofEntries(Map.entry("review", "serviceTask"), Map.entry("finalise", "serviceTask"),
            Map.entry("work", "serviceTask"), Map.entry("job", "serviceTask"), Map.entry("user", "userTask"), Map.entry("receive", "receiveTask"),
            Map.entry("manual", "manualTask"), Map.entry("task", "task"), Map.entry("send", "sendTask"), Map.entry("script", "scriptTask"),
            Map.entry("rule", "businessRuleTask"), Map.entry("compute", "scriptTask"), Map.entry("call", "callActivity"),
            Map.entry("sub", "subProcess"), Map.entry("esp", "subProcess"), Map.entry("adhoc", "adHocSubProcess"), Map.entry("transaction", "transaction"),
            Map.entry("xor", "exclusiveGateway"), Map.entry("and", "parallelGateway"), Map.entry("or", "inclusiveGateway"),
            Map.entry("ebg", "eventBasedGateway"), Map.entry("complex", "complexGateway"), Map.entry("start", "startEvent"),
            Map.entry("end", "endEvent"), Map.entry("throw", "intermediateThrowEvent"), Map.entry("catch", "intermediateCatchEvent"),
            Map.entry("boundary", "boundaryEvent"));

    private final String prefix;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> roots = new LinkedHashMap<>();
    private final Map<String, List<String>> incoming = new HashMap<>();
    private final Map<String, List<String>> outgoing = new HashMap<>();

    private Drawing(String prefix) {
        this.prefix = prefix;
    }

    /** @param prefix before the ids of processes and the names of messages and signals, so that drawings do not meet in one engine */
    static String of(String prefix, List<Sketch> processes) {
        Drawing drawing = new Drawing(prefix);
        processes.forEach(drawing::process);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bpmn:definitions xmlns:bpmn=\"" + Xml.BPMN + "\" xmlns:zeebe=\"" + Xml.ZEEBE
                + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" id=\"drawing\" targetNamespace=\"https://countersign.io/gate\">\n"
                + String.join("", drawing.roots.values()) + drawing.text + "</bpmn:definitions>\n";
    }

    private void process(Sketch process) {
        open("process", "id=\"" + prefix + process.id() + "\" isExecutable=\"" + !process.says("closed") + "\"");
        extensions(process);
        contents(process.inside());
        close("process");
    }

    private void contents(List<Sketch> elements) {
        List<String> flows = new ArrayList<>();
        List<String> associations = new ArrayList<>();
        for (Sketch element : elements) {
            int number = 0;
            for (String target : element.targets()) {
                String to = target.replace("?", "").replace("~", "");
                String id = element.id() + "-to-" + to + "-" + number++;
                if (target.startsWith("~")) {
                    associations.add("<bpmn:association id=\"" + id + "\" associationDirection=\"One\" sourceRef=\"" + element.id()
                            + "\" targetRef=\"" + to + "\"/>\n");
                    continue;
                }
                outgoing.computeIfAbsent(element.id(), key -> new ArrayList<>()).add(id);
                incoming.computeIfAbsent(to, key -> new ArrayList<>()).add(id);
                flows.add(flow(element, id, to, target.startsWith("?")));
            }
        }
        elements.forEach(this::element);
        flows.forEach(text::append);
        associations.forEach(text::append);
    }

    private static String flow(Sketch from, String id, String to, boolean conditional) {
        boolean last = from.targets().getLast().equals(to);
        boolean chooses = conditional || from.kind().equals("or") || from.kind().equals("xor") && from.targets().size() > 1 && !last;
        return "<bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + from.id() + "\" targetRef=\"" + to + "\">"
                + (chooses ? "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">=list contains(path, \"" + to
                + "\")</bpmn:conditionExpression>" : "") + "</bpmn:sequenceFlow>\n";
    }

    private void element(Sketch element) {
        String name = TASKS.getOrDefault(element.kind(), element.kind());
        open(name, attributes(element));
        extensions(element);
        incoming.getOrDefault(element.id(), List.of()).forEach(flow -> text.append("<bpmn:incoming>").append(flow).append("</bpmn:incoming>"));
        outgoing.getOrDefault(element.id(), List.of()).forEach(flow -> text.append("<bpmn:outgoing>").append(flow).append("</bpmn:outgoing>"));
        loop(element);
        Events.definition(element, prefix, roots).ifPresent(text::append);
        contents(element.inside());
        close(name);
    }

    private String attributes(Sketch element) {
        StringBuilder attributes = new StringBuilder("id=\"" + element.id() + "\"");
        element.word("@").ifPresent(host -> attributes.append(" attachedToRef=\"").append(host).append('"'));
        element.word("+@").ifPresent(host -> attributes.append(" cancelActivity=\"false\" attachedToRef=\"").append(host).append('"'));
        if (element.says("+")) attributes.append(" isInterrupting=\"false\"");
        if (element.kind().equals("esp")) attributes.append(" triggeredByEvent=\"true\"");
        if (element.says("undoing")) attributes.append(" isForCompensation=\"true\"");
        if (element.kind().equals("receive")) attributes.append(" messageRef=\"").append(Events.message(element, prefix, roots)).append('"');
        if (element.kind().equals("xor") && element.targets().size() > 1) attributes.append(" default=\"").append(element.id()).append("-to-")
                .append(element.targets().getLast()).append('-').append(element.targets().size() - 1).append('"');
        return attributes.toString();
    }

    private void extensions(Sketch element) {
        StringBuilder inner = new StringBuilder();
        type(element).ifPresent(type -> inner.append("<zeebe:taskDefinition type=\"").append(quoted(type)).append("\"/>"));
        if (element.kind().equals("compute")) inner.append("<zeebe:script expression=\"=1\" resultVariable=\"computed\"/>");
        if (element.kind().equals("call")) inner.append("<zeebe:calledElement processId=\"").append(called(element)).append("\"")
                .append(element.word("binding=").map(binding -> " bindingType=\"" + binding + "\"").orElse("")).append("/>");
        if (element.says("native")) inner.append("<zeebe:userTask/>");
        for (String when : List.of("start", "end"))
            element.word(when + "-listener=").ifPresent(type -> inner.append("<zeebe:executionListeners><zeebe:executionListener eventType=\"")
                    .append(when).append("\" type=\"").append(quoted(type)).append("\"/></zeebe:executionListeners>"));
        element.word("task-listener=").ifPresent(type -> inner.append("<zeebe:taskListeners><zeebe:taskListener eventType=\"completing\" type=\"")
                .append(quoted(type)).append("\"/></zeebe:taskListeners>"));
        if (!inner.isEmpty()) text.append("<bpmn:extensionElements>").append(inner).append("</bpmn:extensionElements>");
    }

    private String called(Sketch element) {
        String process = element.words().getFirst();
        return process.startsWith("=") ? quoted(process) : prefix + process;
    }

    private static java.util.Optional<String> type(Sketch element) {
        return switch (element.kind()) {
            case "review" -> java.util.Optional.of(Job.REVIEW_TYPE);
            case "finalise" -> java.util.Optional.of(Job.FINALISE_TYPE);
            case "work" -> java.util.Optional.of("work");
            case "job", "send", "script", "rule", "user" -> element.word("type:");
            default -> Events.isMessageThrown(element) ? element.word("message:") : java.util.Optional.empty();
        };
    }

    private void loop(Sketch element) {
        if (element.says("standard-loop")) text.append("<bpmn:standardLoopCharacteristics/>");
        for (String mode : List.of("mi", "mi-one-by-one", "mi-until-enough"))
            if (element.says(mode) || element.word(mode + "=").isPresent()) text.append("<bpmn:multiInstanceLoopCharacteristics isSequential=\"")
                    .append(mode.equals("mi-one-by-one")).append("\"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection=\"")
                    .append(quoted(element.word(mode + "=").orElse("=items"))).append("\"/></bpmn:extensionElements>")
                    .append(mode.equals("mi-until-enough") ? "<bpmn:completionCondition xsi:type=\"bpmn:tFormalExpression\">=true</bpmn:completionCondition>" : "")
                    .append("</bpmn:multiInstanceLoopCharacteristics>");
    }

    static String quoted(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").replace("·", " ");
    }

    private void open(String name, String attributes) {
        text.append("<bpmn:").append(name).append(' ').append(attributes).append('>');
    }

    private void close(String name) {
        text.append("</bpmn:").append(name).append(">\n");
    }
}
