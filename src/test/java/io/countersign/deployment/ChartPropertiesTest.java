package io.countersign.deployment;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.policy.CallbackAddresses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** Spring's own rules say which property a variable sets; the code says which properties there are. */
class ChartPropertiesTest {

    private static final Chart CHART = Chart.ofThisCheckout();
    private static final String DATABASE = "jdbc:postgresql://db.example.org:5433/oversight?sslmode=verify-full";

    static List<Path> examples() {
        return CHART.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyVariableSetsAPropertyThatTheApplicationReads(Path example) {
        var known = KnownProperties.all();

        assertThat(CHART.render(example).seenByTheApplication()).isNotEmpty().allSatisfy((name, value) -> {
            var environment = environment(Map.of(name.replaceFirst("_\\d+(_[A-Z]+)?$", ""), value)); // of a list, its name
            assertThat(known.stream().filter(environment::containsProperty)).as(name).hasSize(1);
        });
    }

    @Test
    void aMisspeltVariableSetsNoProperty() {
        var environment = environment(Map.of("COUNTERSIGN_ENGINE_GRPC_ADRESS", "http://zeebe:26500"));

        assertThat(KnownProperties.all()).noneMatch(environment::containsProperty);
    }

    @Test
    void thePropertiesAreTheGivenValuesAndTheNamedSecrets() {
        var environment = environment(CHART.render(Chart.FULL).seenByTheApplication());

        assertThat(KnownProperties.all().stream().filter(environment::containsProperty)
                .collect(Collectors.toMap(name -> name, environment::getProperty)))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("server.port", "8080"),
                        entry("server.forward-headers-strategy", "native"),
                        entry("spring.datasource.url", DATABASE),
                        entry("spring.datasource.username", "oversight_app"),
                        entry("spring.datasource.password", "database-application/password-of-application"),
                        entry("spring.flyway.url", DATABASE),
                        entry("spring.flyway.user", "oversight_owner"),
                        entry("spring.flyway.password", "database-owner/password-of-owner"),
                        entry("countersign.audit.sequencer.url", DATABASE),
                        entry("countersign.audit.sequencer.username", "oversight_sequencer"),
                        entry("countersign.audit.sequencer.password", "database-sequencer/password-of-sequencer"),
                        entry("countersign.identity.issuer-uri", "https://sso.example.org/realms/oversight"),
                        entry("countersign.identity.console-client-id", "oversight-console"),
                        entry("countersign.identity.person-claim", "staff_number"),
                        entry("countersign.identity.console-client-secret", "keycloak-client/client-secret"),
                        entry("countersign.engine.grpc-address", "https://zeebe.example.org:443"),
                        entry("countersign.engine.lease", "45m"),
                        entry("countersign.engine.worker-threads", "12"),
                        entry("countersign.inbox.lease", "20m"),
                        entry("countersign.inbox.escalation-queue", "second-line"),
                        entry("countersign.delivery.allowed-hosts", "loans.example.org,*.hiring.example.org"),
                        entry("countersign.delivery.secret", "webhooks/signing"),
                        entry("countersign.audit.signer.origin", "oversight.example.org/log"),
                        entry("countersign.audit.signer.key", "log-signer/pair.pem"),
                        entry("countersign.audit.signer.memory", "/signer"),
                        entry("countersign.audit.signer.quantum-key", "log-quantum/quantum.pem"),
                        entry("countersign.audit.signer.quorum", "1"),
                        entry("countersign.vault.master-key", "vault/master"),
                        entry("countersign.records.keep-for", "P7Y"),
                        entry("countersign.records.keep-names-for", "P8Y"),
                        entry("countersign.records.check-every", "2h"),
                        entry("countersign.outcome.token-key", "release-tokens/hmac")));
    }

    @Test
    void listsReachTheApplicationWhole() {
        var binder = Binder.get(environment(CHART.render(Chart.FULL).seenByTheApplication()));

        assertThat(binder.bind("countersign.audit.signer.witnesses", Bindable.listOf(Map.class)).get()).isEqualTo(
                Yaml.map(CHART.values(Chart.FULL).get("log")).get("witnesses"));
        assertThat(binder.bind("countersign.vault.earlier-master-keys", Bindable.listOf(String.class)).get())
                .containsExactly("vault-before/master-before");
    }

    @Test
    void theLogsKeyIsInASecretOrInAToken() {
        var inSecret = CHART.render(Chart.MINIMAL).seenByTheApplication();
        var inToken = CHART.render(Chart.TOKEN).seenByTheApplication();

        assertThat(inToken).containsEntry("COUNTERSIGN_AUDIT_SIGNER_PKCS11_LIBRARY", "/opt/hsm/lib/libpkcs11.so")
                .containsEntry("COUNTERSIGN_AUDIT_SIGNER_PKCS11_TOKEN", "oversight-log")
                .containsEntry("COUNTERSIGN_AUDIT_SIGNER_PKCS11_KEYLABEL", "tree-heads")
                .containsEntry("COUNTERSIGN_AUDIT_SIGNER_PKCS11_PIN", "log-token/user-pin")
                .doesNotContainKey("COUNTERSIGN_AUDIT_SIGNER_KEY");
        assertThat(inSecret).containsKey("COUNTERSIGN_AUDIT_SIGNER_KEY")
                .noneSatisfy((name, value) -> assertThat(name).contains("PKCS11"));
    }

    @Test
    void whatHasNoDefaultIsSetByTheFewestValues() throws Exception {
        var environment = environment(CHART.render(Chart.MINIMAL).seenByTheApplication());
        loadApplicationYaml(environment.getPropertySources());

        assertThat(KnownProperties.withoutDefault()).isNotEmpty().allMatch(environment::containsProperty);
    }

    @Test
    void theHostsForCallbacksReplaceTheEmptyListOfTheApplication() throws Exception {
        var environment = environment(CHART.render(Chart.FULL).seenByTheApplication());
        loadApplicationYaml(environment.getPropertySources());

        assertThat(Binder.get(environment).bind("countersign.delivery", CallbackAddresses.class).get().allowedHosts())
                .isEqualTo(List.of("loans.example.org", "*.hiring.example.org"));
    }

    @Test
    void whateverIsSecretComesFromASecret() {
        var secret = Set.of("password", "secret", "key", "token");
        var variables = CHART.render(Chart.MINIMAL).environment().values();

        assertThat(variables)
                .filteredOn(variable -> secret.stream().anyMatch(variable.getName().toLowerCase()::contains))
                .hasSize(8).allSatisfy(variable -> {
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName()).isEqualTo("countersign");
                    assertThat(variable.getValueFrom().getSecretKeyRef().getOptional()).isNotEqualTo(true);
                })
                .extracting(variable -> variable.getValueFrom().getSecretKeyRef().getKey()).doesNotHaveDuplicates();
    }

    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        sources.replace(name, new SystemEnvironmentPropertySource(name, variables));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    private static void loadApplicationYaml(MutablePropertySources sources) throws Exception {
        new YamlPropertySourceLoader().load("application.yaml", new ClassPathResource("application.yaml"))
                .forEach(sources::addLast);
    }
}
