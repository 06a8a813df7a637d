package io.countersign.deployment;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The chart of this checkout, or a copy of it, as Helm itself reads it. */
record Chart(Path directory) {

    static final Path MINIMAL = Path.of("ci/minimal-values.yaml");
    static final Path FULL = Path.of("ci/full-values.yaml");
    static final Path TOKEN = Path.of("ci/token-values.yaml");

    static Chart ofThisCheckout() {
        return new Chart(Path.of("helm/countersign"));
    }

    /** Every example of values that the chart comes with. */
    List<Path> examples() {
        try (var files = Files.list(directory.resolve("ci"))) {
            return files.map(directory::relativize).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Manifests render(Path values) {
        return render(values, Map.of());
    }

    /**
     * @param changes by the path of the value, such as {@code identity.issuerUri}
     * @throws IllegalStateException with Helm's own message when Helm refuses the values
     */
    Manifests render(Path values, Map<String, Object> changes) {
        var command = new Helm(directory).template().withName("review").withNamespace("oversight")
                .withValuesFile(directory.resolve(values).toAbsolutePath());
        changes.forEach(command::set);
        return new Manifests(command.call());
    }

    LintResult lint() {
        return new Helm(directory).lint().strict().call();
    }

    /** Helm's lint reads default values only, so the copy has these for defaults. */
    Chart copy(Path to, Path defaults) {
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copied = to.resolve(directory.relativize(file));
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
            var values = Yaml.merge(values(Path.of("values.yaml")), values(defaults));
            Files.writeString(to.resolve("values.yaml"), Yaml.write(values));
            return new Chart(to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Map<String, Object> values(Path file) {
        return Yaml.read(directory.resolve(file));
    }
}
