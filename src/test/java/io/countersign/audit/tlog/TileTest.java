package io.countersign.audit.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @ParameterizedTest
    @CsvSource({"0,0,256,0/000", "0,1234067,256,0/x001/x234/067", "1,5,17,1/005.p/17", "2,1000,1,2/x001/000.p/1"})
    void pathsAreThoseOfTheSpecification(int level, long index, int width, String path) {
        var tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).contains(tile);
    }

    @Test
    void pathsAreTheSameInEveryLanguage() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("fa-u-nu-arabext"));
            assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("0/x001/x234/067");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0/", "0/0", "0/0000", "00/000", "8/000", "64/000", "-1/000", "0/x000/001", "0/001/002",
            "0/x001", "0/000.p/0", "0/000.p/256", "0/000.p/01", "0/000.p/", "0/000/", "0/../000", "0/000.p/1/", "0/٠٠٠",
            "0/x999/x999/x999/x999/x999/x999/999", "0/x999/x999/x999/x999/x999/x999/x999/x999/x999/999"})
    void thereIsOneWayToNameATile(String path) {
        assertThat(Tile.parse(path)).isEmpty();
    }

    /** The specification's own example. */
    @Test
    void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
        assertThat(Tile.of(0, 272, 70_000)).contains(new Tile(0, 272, 256));
        assertThat(Tile.of(0, 273, 70_000)).contains(new Tile(0, 273, 112));
        assertThat(Tile.of(0, 274, 70_000)).isEmpty();
        assertThat(Tile.of(1, 0, 70_000)).contains(new Tile(1, 0, 256));
        assertThat(Tile.of(1, 1, 70_000)).contains(new Tile(1, 1, 17));
        assertThat(Tile.of(2, 0, 70_000)).contains(new Tile(2, 0, 1));
        assertThat(Tile.of(3, 0, 70_000)).isEmpty();
    }

    @Test
    void entriesComeOutOfABundleAsTheyWentIn() {
        List<byte[]> entries = List.of(new byte[0], new byte[] {1, 2, 3}, new byte[EntryBundle.LONGEST]);
        byte[] bundle = EntryBundle.of(entries);
        assertThat(EntryBundle.parse(bundle).entries()).containsExactlyElementsOf(entries);
        assertThat(java.util.Arrays.copyOf(bundle, 7)).containsExactly(0, 0, 0, 3, 1, 2, 3);
        for (int length : new int[] {1, 3, 6, bundle.length - 1})
            assertThatThrownBy(() -> EntryBundle.parse(java.util.Arrays.copyOf(bundle, length)))
                    .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.parse(new byte[2 * (Tile.FULL + 1)])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.of(List.of(new byte[EntryBundle.LONGEST + 1])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
