package io.countersign.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart as Helm renders it and Kubernetes' client reads it. */
class ChartTest {

    private static final Chart CHART = Chart.ofThisCheckout();

    static List<Path> examples() {
        return CHART.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void helmFindsNothingToComplainAbout(Path example, @TempDir Path copy) {
        var result = CHART.copy(copy, example).lint();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyDocumentIsWhatTheKubernetesApiTakes(Path example) {
        assertThat(CHART.render(example).documents()).extracting(Object::getClass).containsExactlyInAnyOrder(
                List.of(V1Deployment.class, V1Service.class, V1ServiceAccount.class).toArray(Class<?>[]::new));
    }

    @Test
    void aMisspeltFieldIsNotWhatTheKubernetesApiTakes() {
        var misspelt = CHART.render(Chart.MINIMAL).text().replace("readOnlyRootFilesystem", "readOnlyRootFileSystem");

        assertThatThrownBy(new Manifests(misspelt)::documents).hasMessageContaining("readOnlyRootFileSystem");
    }

    @Test
    void everyValueReachesAManifest() {
        var reached = new TreeSet<String>();
        for (var example : CHART.examples()) {
            var text = CHART.render(example).text();
            var given = Yaml.leaves(CHART.values(example));
            given.values().stream().flatMap(value -> value instanceof List<?> many ? many.stream() : Stream.of(value))
                    .flatMap(value -> value instanceof Map<?, ?> parts ? parts.values().stream() : Stream.of(value))
                    .forEach(value -> assertThat(text).contains(String.valueOf(value)));
            reached.addAll(given.keySet());
        }
        assertThat(reached).isEqualTo(Yaml.leaves(CHART.values(Path.of("values.yaml"))).keySet());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theApplicationRunsWithoutAnyPrivilege(Path example) {
        var manifests = CHART.render(example);
        var pod = manifests.pod().getSecurityContext();
        var container = manifests.container().getSecurityContext();

        assertThat(pod.getRunAsNonRoot()).isTrue();
        assertThat(pod.getRunAsUser()).isEqualTo(10001);
        assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getPrivileged()).isNotEqualTo(true);
        assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getCapabilities().getAdd()).isNullOrEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void onlyTheTemporaryDirectoryAndTheSignersMemoryCanBeWritten(Path example) {
        var manifests = CHART.render(example);

        assertThat(manifests.container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(manifests.container().getVolumeMounts()).extracting(mount -> mount.getMountPath())
                .containsExactly("/tmp", "/signer");
        assertThat(manifests.pod().getVolumes()).hasSize(2)
                .anySatisfy(volume -> assertThat(volume.getEmptyDir()).isNotNull())
                .anySatisfy(volume -> assertThat(volume.getPersistentVolumeClaim()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noTokenOfTheClusterReachesTheApplication(Path example) {
        var manifests = CHART.render(example);
        var account = manifests.one(V1ServiceAccount.class);

        assertThat(account.getAutomountServiceAccountToken()).isFalse();
        assertThat(manifests.pod().getAutomountServiceAccountToken()).isFalse();
        assertThat(manifests.pod().getServiceAccountName()).isEqualTo(account.getMetadata().getName());
    }

    /** A Service named countersign would set variables that Spring reads as countersign's properties. */
    @Test
    void noServiceOfTheNamespaceSetsAProperty() {
        assertThat(CHART.render(Chart.MINIMAL).pod().getEnableServiceLinks()).isFalse();
    }

    @Test
    void everyProbeAsksTheApplicationItself() {
        var container = CHART.render(Chart.MINIMAL).container();

        assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
        assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .allSatisfy(probe -> assertThat(probe.getHttpGet().getPort().getStrValue()).isEqualTo("http"));
    }

    @Test
    void theServiceLeadsToThePodsAndKeepsAClientOnItsNode() {
        var manifests = CHART.render(Chart.FULL);
        var service = manifests.one(V1Service.class).getSpec();
        var deployment = manifests.one(V1Deployment.class).getSpec();

        assertThat(deployment.getTemplate().getMetadata().getLabels()).containsAllEntriesOf(service.getSelector())
                .containsAllEntriesOf(deployment.getSelector().getMatchLabels());
        assertThat(service.getPorts()).singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrValue()).isEqualTo("http"));
        assertThat(manifests.container().getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo("http");
            assertThat(port.getContainerPort()).hasToString(manifests.environment().get("SERVER_PORT").getValue());
        });
        assertThat(service.getSessionAffinity()).isEqualTo("ClientIP");
    }

    @Test
    void memoryIsLimitedAndProcessorTimeIsNot() {
        var resources = CHART.render(Chart.MINIMAL).container().getResources();

        assertThat(resources.getRequests()).containsOnlyKeys("cpu", "memory");
        assertThat(resources.getLimits()).containsOnlyKeys("memory");
    }

    @Test
    void theVirtualMachineTakesTheOptionsAndHasTheGivenShareOfTheMemory() throws Exception {
        var java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+PrintFlagsFinal", "-version").redirectErrorStream(true);
        java.environment().put("JAVA_TOOL_OPTIONS",
                CHART.render(Chart.FULL).environment().get("JAVA_TOOL_OPTIONS").getValue());
        var process = java.start();
        var said = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).containsPattern("MaxRAMPercentage += 55\\.0")
                .containsPattern("ExitOnOutOfMemoryError += true");
    }

    @Test
    void aDigestSaysWhichImageIsMeantWhateverTheTag() {
        var digest = "sha256:" + "0123456789abcdef".repeat(4);

        assertThat(CHART.render(Chart.MINIMAL, Map.of("image.digest", digest)).container().getImage())
                .endsWith("@" + digest);
    }

    @Test
    void withoutATagTheImageIsThatOfThisVersion() {
        var version = Yaml.read(CHART.directory().resolve("Chart.yaml")).get("appVersion");

        assertThat(CHART.render(Chart.MINIMAL).container().getImage()).isEqualTo("countersign:" + version);
        assertThat(Path.of("pom.xml")).content()
                .contains("<artifactId>countersign</artifactId>\n  <version>" + version + "<");
    }

    @Test
    void theReadmeListsEveryValueWithItsDefault() throws Exception {
        var rows = Files.readAllLines(CHART.directory().resolve("README.md"));

        Yaml.leaves(CHART.values(Path.of("values.yaml"))).forEach((value, standard) -> {
            var listed = value.replaceFirst("From\\.key$", "From.name");
            var start = Pattern.compile("\\| (\\*\\*)?`" + Pattern.quote(listed) + "`");
            var row = rows.stream().filter(line -> start.matcher(line).lookingAt()).toList();
            assertThat(row).as(listed).hasSize(1);
            if (!standard.equals("")) assertThat(row.getFirst()).contains("`" + standard + "`");
        });
    }
}
