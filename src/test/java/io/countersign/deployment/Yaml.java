package io.countersign.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as maps, lists and scalars; a key given twice is refused. */
final class Yaml {

    private Yaml() {}

    static List<Map<String, Object>> documents(String text) {
        return StreamSupport.stream(reader().loadAll(text).spliterator(), false).map(Yaml::map).toList();
    }

    static Map<String, Object> read(Path file) {
        try {
            return map(reader().load(Files.readString(file)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String write(Map<String, Object> values) {
        return new org.yaml.snakeyaml.Yaml().dump(values);
    }

    /** As Helm merges values: maps key by key, everything else replaced. */
    static Map<String, Object> merge(Map<String, Object> defaults, Map<String, Object> given) {
        var merged = new LinkedHashMap<>(defaults);
        given.forEach((key, value) -> merged.merge(key, value, (before, after) ->
                before instanceof Map && after instanceof Map ? merge(map(before), map(after)) : after));
        return merged;
    }

    /** Scalars and lists by their paths, such as {@code image.tag}. */
    static Map<String, Object> leaves(Map<String, Object> values) {
        var leaves = new TreeMap<String, Object>();
        values.forEach((key, value) -> {
            if (value instanceof Map) {
                leaves(map(value)).forEach((path, leaf) -> leaves.put(key + "." + path, leaf));
            } else {
                leaves.put(key, value);
            }
        });
        return leaves;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static org.yaml.snakeyaml.Yaml reader() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(options));
    }
}
