package io.countersign.cli;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** One block of a mapping file. Remembers what was read, so that a misspelt field is refused by {@link #end()}. */
final class Section {

    private final String path;
    private final Map<String, Object> fields;
    private final Set<String> read = new HashSet<>();

    Section(String path, Map<String, Object> fields) {
        this.path = path;
        this.fields = fields;
    }

    static Section of(String path, Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            throw new CannotRun(path.replaceFirst(": $", "") + ": expected named fields, but found "
                + (node instanceof List ? "a list" : "'" + node + "'"));
        }
        var fields = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return new Section(path, fields);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (!(value instanceof String text)) {
                throw new CannotRun(at(name) + ": expected text");
            }
            return text;
        });
    }

    String required(String name) {
        return text(name).filter(text -> !text.isBlank()).orElseThrow(() -> new CannotRun(at(name) + ": missing"));
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String name) {
        return value(name).map(value -> switch (value) {
            case String one -> List.of(one);
            case List<?> many when many.stream().allMatch(String.class::isInstance) ->
                many.stream().map(String.class::cast).toList();
            default -> throw new CannotRun(at(name) + ": expected a list of texts");
        }).orElse(List.of());
    }

    Optional<Section> section(String name) {
        return value(name).map(value -> Section.of(at(name), value));
    }

    Section requiredSection(String name) {
        return section(name).orElseThrow(() -> new CannotRun(at(name) + ": missing"));
    }

    /** Every field of this block, read by the same rule, in the order written. */
    <T> Map<String, T> each(BiFunction<String, Object, T> rule) {
        read.addAll(fields.keySet());
        return fields.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
            field -> rule.apply(at(field.getKey()), field.getValue()), (first, second) -> second, LinkedHashMap::new));
    }

    void end() {
        fields.keySet().stream().filter(name -> !read.contains(name)).findFirst().ifPresent(name -> {
            throw new CannotRun(at(name) + ": not a field of a mapping");
        });
    }

    /** A field as it stands, for a rule that may be written short or long. */
    Object requiredNode(String name) {
        return value(name).orElseThrow(() -> new CannotRun(at(name) + ": missing"));
    }

    Optional<Object> node(String name) {
        return value(name);
    }

    String at(String name) {
        return path + (path.endsWith(": ") ? "" : ".") + name;
    }

    private Optional<Object> value(String name) {
        read.add(name);
        return Optional.ofNullable(fields.get(name));
    }
}
