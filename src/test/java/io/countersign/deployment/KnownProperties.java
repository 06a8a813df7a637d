package io.countersign.deployment;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/** The properties that something on the class path reads, taken from the code and from Spring's own description. */
final class KnownProperties {

    private KnownProperties() {}

    static Set<String> all() {
        return Stream.concat(ours(component -> true), springs()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ours that must be given: without a default in the code, and not for leaving out. */
    static Set<String> withoutDefault() {
        return ours(component -> !hasDefault(component)
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Defaults stand at the constructor's parameters, where Spring reads them. */
    private static boolean hasDefault(RecordComponent component) {
        var names = Arrays.stream(component.getDeclaringRecord().getRecordComponents()).map(RecordComponent::getName).toList();
        var parameters = component.getDeclaringRecord().getDeclaredConstructors()[0].getParameters();
        return parameters[names.indexOf(component.getName())].isAnnotationPresent(DefaultValue.class);
    }

    private static Stream<String> ours(Predicate<RecordComponent> wanted) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("io.countersign").stream().map(BeanDefinition::getBeanClassName)
                .map(name -> ClassUtils.resolveClassName(name, null)).flatMap(type ->
                names(type.getAnnotation(ConfigurationProperties.class).value(), type, wanted));
    }

    private static Stream<String> names(String prefix, Class<?> type, Predicate<RecordComponent> wanted) {
        return Arrays.stream(type.getRecordComponents()).filter(wanted).flatMap(component -> {
            var name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            return component.getType().isRecord() ? names(name, component.getType(), wanted) : Stream.of(name);
        });
    }

    private static Stream<String> springs() {
        try {
            var descriptions = Collections.list(ClassUtils.getDefaultClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json"));
            var names = Stream.<String>builder();
            for (var description : descriptions) {
                try (Reader reader = new InputStreamReader(description.openStream(), StandardCharsets.UTF_8)) {
                    JsonMapper.shared().readTree(reader).path("properties")
                            .forEach(property -> names.add(property.path("name").asString()));
                }
            }
            return names.build();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
