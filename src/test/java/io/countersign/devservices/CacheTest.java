package io.countersign.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void theCacheLiesWhereTheUserKeepsCaches() {
        assertThat(Cache.root(Map.of("XDG_CACHE_HOME", "/var/caches"), HOME)).isEqualTo(Path.of("/var/caches/countersign"));
        assertThat(Cache.root(Map.of(), HOME)).isEqualTo(Path.of("/home/ada/.cache/countersign"));
    }

    /** XDG Base Directory Specification: an empty value counts as unset, a relative one is ignored. */
    @ParameterizedTest
    @ValueSource(strings = {"", "caches"})
    void aCacheHomeThatIsNoAbsolutePathCountsAsUnset(String told) {
        assertThat(Cache.root(Map.of("XDG_CACHE_HOME", told), HOME)).isEqualTo(Path.of("/home/ada/.cache/countersign"));
    }
}
