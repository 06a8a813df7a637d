package io.countersign.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SettingsTest {

    @Test
    void tellsWhatIsSetButNoSecret() {
        var environment = new MockEnvironment().withProperty("countersign.records.keep-for", "P10Y")
                .withProperty("countersign.audit.signer.key", "HIDDEN").withProperty("countersign.keycloak.client-secret", "HIDDEN")
                .withProperty("countersign.audit.sequencer.url", "jdbc:postgresql://me:HIDDEN@db/countersign?password=HIDDEN")
                .withProperty("spring.datasource.password", "HIDDEN");
        assertThat(Settings.of(environment)).containsEntry("records.keep-for", "P10Y")
                .containsEntry("audit.signer.key", "(not shown)")
                .containsEntry("audit.sequencer.url", "jdbc:postgresql://db/countersign");
        assertThat(Settings.of(environment).toString()).doesNotContain("HIDDEN");
    }
}
