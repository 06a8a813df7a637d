package io.countersign.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.audit.internal.pkcs11.Pkcs11Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a node that was told of a signer makes of it, before it does anything else. */
class SignerSettingsTest {

    private static final String PIN = "pin-49152";

    private final ApplicationContextRunner node = new ApplicationContextRunner()
            .withUserConfiguration(AuditConfiguration.Signs.class).withBean(InstantSource.class, InstantSource::system)
            .withPropertyValues("countersign.audit.sequencer.url=jdbc:postgresql://localhost/countersign");

    @Test
    void withoutASignerNothingIsSigned() {
        node.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(LogSigner.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            origin=o memory=m                     | Expected countersign.audit.signer.key or countersign.audit.signer.pkcs11, but got neither
            origin=o memory=m key=k pkcs11.slot=1 | Expected countersign.audit.signer.key or countersign.audit.signer.pkcs11, but got both
            key=k memory=m                        | countersign.audit.signer.origin is missing
            origin=o key=k                        | countersign.audit.signer.memory is missing
            origin=o memory=m pkcs11.pin=pin-49152                          | countersign.audit.signer.pkcs11.library is missing
            origin=o memory=m pkcs11.pin=pin-49152 pkcs11.library=/l.so     | countersign.audit.signer.pkcs11.key-label is missing
            origin=o memory=m pkcs11.key-label=log pkcs11.library=/l.so     | countersign.audit.signer.pkcs11.pin is missing
            origin=o memory=m pkcs11.key-label=log pkcs11.library=/l.so pkcs11.pin=pin-49152 | there is no library /l.so
            """)
    void halfASignerIsAFailedStartThatSaysWhatIsMissing(String settings, String message) {
        var told = settings.strip().split(" ");
        for (int i = 0; i < told.length; i++) told[i] = "countersign.audit.signer." + told[i];
        node.withPropertyValues(told).run(context -> {
            assertThat(context).getFailure().rootCause().hasMessage(message);
            assertThat(context).getFailure().message().doesNotContain(PIN);
        });
    }

    @Test
    void aSignerWithoutASequencerIsAFailedStart() {
        node.withPropertyValues("countersign.audit.sequencer.url:", "countersign.audit.signer.origin=o").run(context -> assertThat(context)
                .getFailure().rootCause().hasMessageContaining("set countersign.audit.sequencer.url"));
    }

    @Test
    void noKeyAndNoPinIsShown() {
        var token = new Pkcs11Settings(Path.of("/l.so"), "token", 1L, "log", PIN);
        var settings = new SignerSettings("o", "secret", token, "secret", Path.of("m"), List.of(), null, Duration.ZERO);
        assertThat(token.toString()).contains("log", "token").doesNotContain(PIN);
        assertThat(settings.toString()).contains("o").doesNotContain(PIN, "secret");
    }
}
