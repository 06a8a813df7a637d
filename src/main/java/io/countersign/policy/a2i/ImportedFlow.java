package io.countersign.policy.a2i;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.kernel.PlainText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A flow definition in our terms.
 *
 * @param name     as it was called there
 * @param settings fields of a use case's definition, as JSON
 * @param routing  a decision table, as DMN 1.3, whose decision is called {@code <name>-routing}
 * @param left     what could not be carried over
 * @param note     what to know, for a person to read; names all of it
 */
public record ImportedFlow(String name, String settings, String routing, List<NotCarried> left, String note) {

    private static final String ACTIVATION = "HumanLoopActivationConfig";
    private static final String CONFIG = "HumanLoopActivationConditionsConfig";
    private static final String CONDITIONS = "HumanLoopActivationConditions";
    private static final String WHERE = "/" + ACTIVATION + "/" + CONFIG + "/" + CONDITIONS;

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(every -> every.withValueInclusion(JsonInclude.Include.NON_NULL)).build();

    /**
     * @param json the request of CreateFlowDefinition or the answer of DescribeFlowDefinition
     * @throws UnreadableFlow if it is neither
     */
    public static ImportedFlow of(String json) {
        JsonNode flow = parsed(json, "");
        String name = flow.path("FlowDefinitionName").asString("");
        if (!name.matches("[a-z0-9](-*[a-z0-9]){0,62}"))
            throw new UnreadableFlow("/FlowDefinitionName: expected a name of a flow definition, but found '" + name + "'");
        var left = new ArrayList<NotCarried>();
        List<Alternative> alternatives = activation(flow, left);
        BigDecimal everything = alternatives.stream().filter(one -> one.conditions().isEmpty()).map(Alternative::rate)
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        // What is sampled anyway is not sampled less for a condition that it meets.
        List<Alternative> conditional = alternatives.stream().filter(one -> !one.conditions().isEmpty())
                .map(one -> new Alternative(one.conditions(), one.rate().max(everything))).toList();
        OversightSettings settings = settings(name, flow.path("HumanLoopConfig"), everything);
        Leftovers.in(flow, left);
        if (everything.signum() > 0 && settings.oversight().secondReview() == null) left.add(new NotCarried(WHERE + "#",
                "samples everything, but several persons judge each case anyway, so chance asks for nobody more"));
        return new ImportedFlow(name, JSON.writeValueAsString(settings) + "\n",
                new RoutingTable("a2i-" + name + "-routing", conditional).dmn(everything), List.copyOf(left),
                new ImportNote(name, settings, conditional, left).text());
    }

    private static JsonNode parsed(String json, String at) {
        try {
            JsonNode root = JSON.readTree(json);
            if (!root.isObject()) throw new UnreadableFlow((at.isEmpty() ? "The file" : at) + ": expected a JSON object");
            if (!PlainText.isIn(root)) throw new UnreadableFlow(at + ": holds a control character or half a surrogate pair");
            return root;
        } catch (JacksonException e) {
            throw new UnreadableFlow((at.isEmpty() ? "The file" : at) + ": is not JSON, at line " + e.getLocation().getLineNr()
                    + ", column " + e.getLocation().getColumnNr());
        }
    }

    private static List<Alternative> activation(JsonNode flow, List<NotCarried> left) {
        JsonNode conditions = flow.path(ACTIVATION).path(CONFIG).path(CONDITIONS);
        if (conditions.isMissingNode() || conditions.isNull()) return List.of();
        return new Activation(left).read(conditions.isString() ? parsed(conditions.stringValue(), WHERE) : conditions, WHERE + "#");
    }

    private static OversightSettings settings(String flow, JsonNode human, BigDecimal everything) {
        if (!human.isObject()) throw new UnreadableFlow("/HumanLoopConfig: is missing; without it this is no flow definition");
        int verdicts = number(human, "TaskCount", 3) instanceof Integer count ? count : 1;
        number(human, "TaskTimeLimitInSeconds", Integer.MAX_VALUE);
        return OversightSettings.of(flow, human.path("TaskTitle").asString(""), seconds(human, "TaskAvailabilityLifetimeInSeconds"),
                verdicts, everything);
    }

    private static @Nullable Duration seconds(JsonNode human, String name) {
        return number(human, name, Integer.MAX_VALUE) instanceof Integer seconds ? Duration.ofSeconds(seconds) : null;
    }

    private static @Nullable Integer number(JsonNode human, String name, int most) {
        JsonNode number = human.path(name);
        if (number.isMissingNode() || number.isNull()) return null;
        if (!number.isInt() || number.intValue() < 1 || number.intValue() > most)
            throw new UnreadableFlow("/HumanLoopConfig/" + name + ": expected a whole number from 1" + (most < Integer.MAX_VALUE
                    ? " to " + most : "") + ", but found " + number);
        return number.intValue();
    }
}
