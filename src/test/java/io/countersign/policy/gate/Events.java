package io.countersign.policy.gate;

import java.util.Map;
import java.util.Optional;

/** Draws what events throw or wait for. */
final class Events {

    private Events() {}

    static boolean isMessageThrown(Sketch element) {
        return (element.kind().equals("throw") || element.kind().equals("end")) && element.word("message:").isPresent();
    }

    static Optional<String> definition(Sketch element, String prefix, Map<String, String> roots) {
        return switch (element.kind()) {
            case "start", "end", "throw", "catch", "boundary" -> element.words().stream()
                    .map(word -> definition(element, word, prefix, roots)).filter(found -> !found.isEmpty()).reduce(String::concat);
            default -> Optional.empty();
        };
    }

    private static String definition(Sketch element, String word, String prefix, Map<String, String> roots) {
        String[] parts = word.split(":", 2);
        String detail = parts.length == 1 ? "" : parts[1];
        return switch (parts[0]) {
            case "message" -> "<bpmn:messageEventDefinition" + (isMessageThrown(element) ? "" : " messageRef=\"" + message(element, prefix, roots) + "\"") + "/>";
            case "timer" -> "<bpmn:timerEventDefinition>" + timer(element) + "</bpmn:timerEventDefinition>";
            case "signal" -> "<bpmn:signalEventDefinition signalRef=\"" + root(roots, "signal", "signal-" + element.id(),
                    "name=\"" + prefix + element.id() + "\"", "") + "\"/>";
            case "error" -> coded("error", "errorCode", detail, roots);
            case "escalation" -> coded("escalation", "escalationCode", detail, roots);
            case "terminate" -> "<bpmn:terminateEventDefinition/>";
            case "condition" -> "<bpmn:conditionalEventDefinition><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">=true</bpmn:condition></bpmn:conditionalEventDefinition>";
            case "cancel" -> "<bpmn:cancelEventDefinition/>";
            case "link" -> "<bpmn:linkEventDefinition id=\"link-" + element.id() + "\" name=\"" + detail + "\"/>";
            case "compensation" -> "<bpmn:compensateEventDefinition id=\"undo-" + element.id() + "\"" + (detail.isEmpty() ? "" : " activityRef=\"" + detail + "\"") + "/>";
            default -> "";
        };
    }

    /** One that starts instances gives them no variables to look at. */
    private static String timer(Sketch element) {
        if (element.says("now")) return "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">PT0S</bpmn:timeDuration>";
        String due = "=if list contains(events, \"" + element.id() + "\") then duration(\"PT0S\") else duration(\"PT1H\")";
        return "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">" + Drawing.quoted(due) + "</bpmn:timeDuration>";
    }

    private static String coded(String kind, String attribute, String code, Map<String, String> roots) {
        if (code.isEmpty()) return "<bpmn:" + kind + "EventDefinition/>";
        String id = kind + "-" + code.replaceAll("[^A-Za-z0-9]", "x");
        return "<bpmn:" + kind + "EventDefinition " + kind + "Ref=\"" + root(roots, kind, id,
                attribute + "=\"" + Drawing.quoted(code) + "\"", "") + "\"/>";
    }

    static String message(Sketch element, String prefix, Map<String, String> roots) {
        return root(roots, "message", "message-" + element.id(), "name=\"" + prefix + element.id() + "\"",
                "<bpmn:extensionElements><zeebe:subscription correlationKey=\"=caseId\"/></bpmn:extensionElements>");
    }

    private static String root(Map<String, String> roots, String kind, String id, String attributes, String inner) {
        roots.put(id, "<bpmn:" + kind + " id=\"" + id + "\" " + attributes + ">" + inner + "</bpmn:" + kind + ">\n");
        return id;
    }
}
