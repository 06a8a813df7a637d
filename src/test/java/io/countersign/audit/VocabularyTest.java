package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    @Test
    void theDocumentTellsOfEveryKindOnceAndOfNoOther() throws IOException {
        String told = Files.readString(Path.of("docs/log.md")).split("\\| stream \\| kinds \\|")[1].split("\n\n")[0];
        var words = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`").matcher(told).results().map((MatchResult word) -> word.group(1)).toList();
        assertThat(words).containsExactlyInAnyOrderElementsOf(Arrays.stream(EntryKind.values()).map(EntryKind::word).toList());
    }

    @Test
    void aWordIsReadAsItWasWritten() {
        for (EntryKind kind : EntryKind.values()) assertThat(EntryKind.of(kind.word())).isEqualTo(kind);
    }
}
