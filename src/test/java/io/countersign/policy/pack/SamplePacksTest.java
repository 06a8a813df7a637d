package io.countersign.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.kernel.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplePacksTest {

    static List<Path> packs() throws IOException {
        try (Stream<Path> samples = Files.list(Path.of("samples/packs"))) {
            return Stream.concat(samples.filter(file -> file.toString().endsWith(".yaml")).sorted(),
                    Stream.of(Path.of("src/main/resources/packs/default.yaml"))).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void aPackThatWeShipIsValidAndCalledLikeItsFile(Path file) throws IOException {
        assertThat(file.getFileName().toString()).isEqualTo(read(file).id() + ".yaml");
    }

    @ParameterizedTest
    @MethodSource("packs")
    void aPackThatWeShipHoldsTodayAndForGood(Path file) throws IOException {
        Pack pack = read(file);
        assertThat(pack.period(Instant.parse("2026-11-23T12:00:00Z"))).isPresent();
        assertThat(pack.period(Instant.parse("2100-01-01T00:00:00Z"))).isPresent();
    }

    /** A change of these days is a change of what the samples say of the law. */
    @Test
    void theSamplesKnowWhenTheLawChanges() throws IOException {
        var eu = new PublishedPack("eu", 1, read(Path.of("samples/packs/eu-ai-act-gdpr.yaml")), "");
        assertThat(eu.rules(Instant.parse("2027-12-01T22:59:59Z")).orElseThrow().keepUntil(Instant.EPOCH)).isEmpty();
        assertThat(eu.rules(Instant.parse("2027-12-01T23:00:00Z")).orElseThrow().keepUntil(Instant.EPOCH)).isPresent();
        var colorado = new PublishedPack("co", 1, read(Path.of("samples/packs/us-co-admt.yaml")), "");
        assertThat(colorado.rules(Instant.parse("2027-01-01T06:59:59Z")).orElseThrow().notices()).isEmpty();
        assertThat(colorado.rules(Instant.parse("2027-01-01T07:00:00Z")).orElseThrow().notices()).hasSize(2);
    }

    private static Pack read(Path file) throws IOException {
        return switch (PackText.read(Files.readString(file))) {
            case Result.Ok<Pack>(Pack pack) -> pack;
            case Result.Refused<Pack>(var refusal) -> throw new AssertionError(file + ": " + refusal.detail());
        };
    }
}
