package io.countersign.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Helm says to values that are not the chart's. */
class ChartSchemaTest {

    private static final Chart CHART = Chart.ofThisCheckout();

    @ParameterizedTest
    @CsvSource({"identity.issuerUri", "database.url", "engine.grpcAddress", "image.repository"})
    void anEmptyValueIsRefusedWithOneComplaint(String name) {
        assertThatThrownBy(() -> CHART.render(Chart.MINIMAL, Map.of(name, ""))).message()
                .endsWith("\n- at '/" + name.replace('.', '/') + "': minLength: got 0, want 1\n");
    }

    @ParameterizedTest
    @CsvSource({
        "identity.issuerUri, ''", "identity.issuerUri, http://sso.example.org/realms/countersign",
        "identity.issuerUri, https://sso.example.org/realms/countersign/", "identity.consoleClientId, ''",
        "identity.consoleClientSecretFrom.name, ''", "image.repository, ''", "image.repository, countersign:latest",
        "image.digest, sha256:short", "image.pullPolicy, Sometimes", "database.url, ''",
        "database.url, postgres://db/countersign", "database.url, jdbc:postgresql://owner:hunter2@db/countersign",
        "database.application.username, ''", "database.application.passwordFrom.name, ''",
        "database.owner.passwordFrom.name, Not_A_Name", "database.sequencer.passwordFrom.key, ''",
        "engine.grpcAddress, ''", "engine.grpcAddress, zeebe:26500", "engine.lease, soon", "engine.workerThreads, many",
        "inbox.lease, 0m", "inbox.escalationQueue, ''", "delivery.secretFrom.name, ''",
        "outcome.tokenKeyFrom.name, ''", "log.origin, ''", "log.keyFrom.name, ''", "log.memoryClaim, ''",
        "vault.masterKeyFrom.name, ''", "records.keepFor, forever", "records.checkEvery, often", "java.maxRamPercentage, 95", "replicas, two", "replicas, 0",
        "resources.limits.memory, lots", "service.port, 70000", "topologySpread.whenUnsatisfiable, Maybe"
    })
    void aWrongValueIsRefusedByItsName(String name, String value) {
        assertThatThrownBy(() -> CHART.render(Chart.MINIMAL, Map.of(name, value)))
                .hasMessageContaining("at '/" + name.replace('.', '/') + "'");
    }

    @ParameterizedTest
    @CsvSource({"library, libpkcs11.so", "token, ''", "keyLabel, ''", "pinFrom.name, ''", "pinFrom.key, ''"})
    void aTokenIsToldWhole(String name, String value) {
        assertThatThrownBy(() -> CHART.render(Chart.TOKEN, Map.of("log.pkcs11." + name, value)))
                .hasMessageContaining("at '/log/pkcs11/" + name.replace('.', '/') + "'");
    }

    @Test
    void theLogsKeyIsNotInTwoPlaces() {
        assertThatThrownBy(() -> CHART.render(Chart.TOKEN, Map.of("log.keyFrom.name", "countersign")))
                .hasMessageContaining("log: expected keyFrom or pkcs11, but got both");
    }

    @Test
    void aQuorumIsSaidWhereThereAreWitnesses() {
        assertThatThrownBy(() -> CHART.render(Chart.FULL, Map.of("log.quorum", "0")))
                .hasMessageContaining("log.quorum: expected how many of log.witnesses must have cosigned");
        assertThatThrownBy(() -> CHART.render(Chart.FULL, Map.of("log.quorum", "3")))
                .hasMessageContaining("log.quorum: expected no more than there are log.witnesses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?password=hunter2", "?ssl=true&sslpassword=hunter2", "?user=owner"})
    void anAddressThatCarriesALogInIsRefused(String carried) {
        assertThatThrownBy(() -> CHART.render(Chart.MINIMAL,
                Map.of("database.url", "jdbc:postgresql://db/countersign" + carried)))
                .hasMessageContaining("database.url: expected an address without user and password");
    }

    @ParameterizedTest
    @MethodSource
    void anUnknownValueIsRefusedByItsName(String name, String unknown) {
        assertThatThrownBy(() -> CHART.render(Chart.MINIMAL, Map.of(name, "x")))
                .hasMessageContaining("additional properties '" + unknown + "' not allowed");
    }

    static Stream<Arguments> anUnknownValueIsRefusedByItsName() {
        return Stream.of(Arguments.of("replicaCount", "replicaCount"), Arguments.of("identity.issuer", "issuer"),
                Arguments.of("database.owner.password", "password"), Arguments.of("resources.limits.cpu", "cpu"),
                Arguments.of("outcome.tokenKeyFrom.value", "value"));
    }

    @Test
    void withoutValuesEveryMissingOneIsNamed(@TempDir Path empty) throws Exception {
        var none = Files.writeString(empty.resolve("none.yaml"), "{}\n");

        assertThatThrownBy(() -> CHART.render(none)).message().contains("at '/image/repository'",
                "at '/database/url'", "at '/database/application/passwordFrom/name'",
                "at '/database/owner/passwordFrom/name'", "at '/database/sequencer/passwordFrom/name'",
                "at '/identity/issuerUri'", "at '/identity/consoleClientSecretFrom/name'", "at '/engine/grpcAddress'",
                "at '/delivery/secretFrom/name'", "at '/outcome/tokenKeyFrom/name'",
                "at '/log/origin'", "at '/log/keyFrom/name'", "at '/log/memoryClaim'", "at '/vault/masterKeyFrom/name'");
    }

    @Test
    void aChartThatUsesThisOneMayHandDownGlobalValues() {
        assertThat(CHART.render(Chart.MINIMAL, Map.of("global.region", "x")).documents()).isNotEmpty();
    }

    @Test
    void everyValueIsDescribedAndNothingElseIsTaken() {
        var schema = ChartSchema.of(CHART);

        assertThat(schema.undescribed()).isEmpty();
        assertThat(schema.openObjects()).containsExactly("global");
        assertThat(schema.leaves()).isEqualTo(Yaml.leaves(CHART.values(Path.of("values.yaml"))).keySet());
    }
}
