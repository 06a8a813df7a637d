package io.countersign.insight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.countersign.insight.trial.StartTrial.KnownCase;
import io.countersign.kernel.Result;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KnownCasesTest {

    private static final String ONE = """
            {"truth":"deny","submission":{"useCase":"loan-denial","reference":"T-1","subject":{"id":"c-1"},"recommendation":\
            {"outcome":"deny","confidence":0.8},"inputs":{}}}""";

    private static Result<List<KnownCase>> read(String text) {
        return KnownCases.read(text, JsonMapper.shared());
    }

    @Test
    void takesAListAndTakesLines() {
        var list = read("[" + ONE + ",\n" + ONE + "]");
        assertThat(list).isInstanceOfSatisfying(Result.Ok.class, read -> assertThat((List<?>) read.value()).hasSize(2));
        assertThat(read(ONE + "\n\n" + ONE + "\n")).isEqualTo(list);
    }

    @Test
    void namesTheLineThatIsNoCaseAndWhatACaseLacks() {
        assertThat(objection(ONE + "\nnot JSON")).startsWith("line 2 ");
        assertThat(objection("{\"submission\":{}}")).contains("/0/truth is required", "/0/submission/reference is required");
    }

    private static String objection(String text) {
        return ((Result.Refused<List<KnownCase>>) read(text)).refusal().detail();
    }
}
