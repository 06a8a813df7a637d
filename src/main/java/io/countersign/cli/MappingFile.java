package io.countersign.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a mapping; {@code samples/mappings} shows every field in use. */
final class MappingFile {

    private MappingFile() {
    }

    static Mapping read(Path file) {
        var source = String.valueOf(file.getFileName());
        var root = Section.of(source + ": ", parse(file));
        var subject = root.requiredSection("subject");
        var recommendation = root.requiredSection("recommendation");
        var model = root.requiredSection("model");
        var mapping = new Mapping(source, root.text("client"),
            RowLayout.of(root.section("file").orElse(new Section(source + ": file", Map.of()))),
            rules(root, "terms"), texts(root, subject, recommendation, model),
            rules(subject, "attributes"), rules(subject, "protected"),
            CellRule.of(recommendation.at("outcome"), recommendation.requiredNode("outcome")),
            recommendation.node("confidence").map(rule -> CellRule.of(recommendation.at("confidence"), rule)),
            rules(root, "inputs"), rules(root, "factors"));
        for (var section : new Section[] { root, subject, recommendation, model }) {
            section.end();
        }
        return mapping;
    }

    private static Map<String, Template> texts(Section root, Section subject, Section recommendation, Section model) {
        var texts = new LinkedHashMap<String, Template>();
        texts.put("idempotencyKey", new Template(root.required("idempotencyKey")));
        texts.put("reference", new Template(root.required("reference")));
        texts.put("subject.id", new Template(subject.required("id")));
        recommendation.text("summary").ifPresent(text -> texts.put("recommendation.summary", new Template(text)));
        texts.put("model.name", new Template(model.required("name")));
        texts.put("model.version", new Template(model.required("version")));
        return texts;
    }

    private static Map<String, CellRule> rules(Section section, String name) {
        return section.section(name).map(rules -> rules.each(CellRule::of)).orElse(Map.of());
    }

    private static Object parse(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            var yaml = new Yaml(new SafeConstructor(options), new Representer(new DumperOptions()),
                new DumperOptions(), options, new EverythingIsText());
            return yaml.load(text);
        } catch (NoSuchFileException missing) {
            throw new CannotRun(file + ": no such file");
        } catch (IOException broken) {
            throw new CannotRun(file + ": cannot be read: " + broken.getMessage());
        } catch (YAMLException wrong) {
            throw new CannotRun(file + ": not YAML: " + place(wrong));
        }
    }

    private static String place(YAMLException wrong) {
        return wrong instanceof MarkedYAMLException marked
            ? "line %d, column %d: %s".formatted(marked.getProblemMark().getLine() + 1,
                marked.getProblemMark().getColumn() + 1, marked.getProblem())
            : String.valueOf(wrong.getMessage());
    }

    /** YAML would make {@code no} false and {@code 010} eight; cells of a file are compared as they stand. */
    private static final class EverythingIsText extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            // none
        }
    }
}
