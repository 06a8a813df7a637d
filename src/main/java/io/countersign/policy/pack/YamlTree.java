package io.countersign.policy.pack;

import io.countersign.kernel.PlainText;
import io.countersign.kernel.Refusal.FieldError;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * YAML as the JSON that it means, with the line of each value. What can be read in more than one way is no part of it:
 * anchors, tags, a key given twice. Only {@code true}, {@code false}, {@code null} and JSON's numbers are not text.
 */
final class YamlTree {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 20;
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,8})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,8})\\.\\d{1,9}");

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<FieldError> objections = new ArrayList<>();
    private JsonNode root = JSON.nullNode();

    YamlTree(String text) {
        try {
            var options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            options.setNestingDepthLimit(DEEPEST);
            Node node = new Composer(new ParserImpl(new StreamReader(new StringReader(text)), options), new EverythingIsText(),
                    options).getSingleNode();
            if (node == null) objections.add(new FieldError("", "is empty; expected a pack in YAML"));
            else root = value(node, "");
        } catch (YAMLException wrong) {
            objections.add(new FieldError("", "is not YAML: " + place(wrong)));
        }
    }

    JsonNode root() {
        return root;
    }

    List<FieldError> objections() {
        return objections;
    }

    /** The line on which the value, or what it lacks, stands; from 1. */
    int line(String pointer) {
        for (String at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) return line;
            if (at.isEmpty()) return 1;
        }
    }

    private JsonNode value(Node node, String pointer) {
        lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
        if (node.getAnchor() != null) return refused(pointer, "has an anchor; write the value out where it is meant");
        return switch (node) {
            case MappingNode mapping when mapping.getTag().equals(Tag.MAP) -> object(mapping, pointer);
            case SequenceNode sequence when sequence.getTag().equals(Tag.SEQ) -> {
                var array = JSON.arrayNode();
                for (Node item : sequence.getValue()) array.add(value(item, pointer + "/" + array.size()));
                yield array;
            }
            case ScalarNode scalar when scalar.getTag().equals(Tag.STR) -> scalar(scalar, pointer);
            default -> refused(pointer, "has the tag " + node.getTag() + "; leave tags out");
        };
    }

    private JsonNode object(MappingNode mapping, String pointer) {
        var object = JSON.objectNode();
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode key) || key.getAnchor() != null || !key.getTag().equals(Tag.STR)) {
                refused(pointer, "has a key that is no plain text");
                continue;
            }
            String at = pointer + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
            lines.put(at, key.getStartMark().getLine() + 1);
            if (object.has(key.getValue())) refused(at, "is given twice");
            else object.set(key.getValue(), value(member.getValueNode(), at));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode node, String pointer) {
        String text = node.getValue();
        if (!PlainText.is(text)) return refused(pointer, "holds a control character or half a surrogate pair");
        if (node.getScalarStyle() != ScalarStyle.PLAIN) return JSON.stringNode(text);
        if (INTEGER.matcher(text).matches()) return JSON.numberNode(Integer.parseInt(text));
        if (DECIMAL.matcher(text).matches()) return JSON.numberNode(new java.math.BigDecimal(text));
        return switch (text) {
            case "true", "false" -> JSON.booleanNode(text.equals("true"));
            case "", "~", "null" -> JSON.nullNode();
            default -> JSON.stringNode(text);
        };
    }

    private JsonNode refused(String pointer, String why) {
        objections.add(new FieldError(pointer, why + " (line " + line(pointer) + ")"));
        return JSON.nullNode();
    }

    private static String place(YAMLException wrong) {
        if (!(wrong instanceof MarkedYAMLException marked) || marked.getProblemMark() == null)
            return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("it cannot be read");
        Mark mark = marked.getProblemMark();
        return marked.getProblem() + ", at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    /** YAML 1.1 would make {@code no} false, {@code 010} eight and a date a time. */
    private static final class EverythingIsText extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            // none
        }
    }
}
