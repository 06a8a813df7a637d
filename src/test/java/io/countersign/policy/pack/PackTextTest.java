package io.countersign.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.kernel.Refusal;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.kernel.Refusal.Kind;
import io.countersign.kernel.Result;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackTextTest {

    /** Two periods, and in the first all that a pack can ask for. */
    private static final String PACK = """
            id: test
            title: Test
            jurisdiction: US-NY
            timeZone: America/New_York
            notLegalAdvice: This is not legal advice.
            periods:
              - effectiveFrom: 2026-01-01
                effectiveUntil: 2026-12-31
                rules:
                  review:
                    within: { value: P30D, source: s, note: n }
                    verdicts: { value: 3, source: s, note: n }
                    quorum: { value: 2, source: s, note: n }
                    secondReviewRate: { value: 0.05, source: s, note: n }
                  retention:
                    cases: { value: P2Y, source: s, note: n }
                    names: { value: P3Y, source: s, note: n }
                  notices:
                    - { id: aa, due: after-outcome, within: P5D, outcomes: adverse, contents: [x], source: s, note: n }
                    - { id: bb, due: before-use, within: P14D, outcomes: every, contents: [x], source: s, note: n }
                  contestWithin: { value: P60D, source: s, note: n }
              - effectiveFrom: 2027-01-01
                rules: {}
            """;

    @Test
    void aPackThatAsksForEverythingIsRead() {
        Pack pack = ((Result.Ok<Pack>) PackText.read(PACK)).value();
        var rules = pack.periods().getFirst().rules();
        assertThat(rules.review().quorum().value()).isEqualTo(2);
        assertThat(rules.review().secondReviewRate().value()).isEqualByComparingTo("0.05");
        assertThat(rules.retention().names().value()).isEqualTo(Span.of("P3Y"));
        assertThat(rules.notices()).extracting(Rules.Notice::due)
                .containsExactly(Rules.Notice.Due.AFTER_OUTCOME, Rules.Notice.Due.BEFORE_USE);
        assertThat(pack.periods().getLast().rules()).isEqualTo(Rules.NONE);
    }

    /** Each is one change to the pack above, and what it contradicts, with its line. */
    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(delimiter = '|', textBlock = """
            value: 2,                     | value: 4,                     | /periods/0/rules/review/quorum/value     | 13 | more than the 3
            verdicts: { value: 3,         | verdicts: { value: 1,         | /periods/0/rules/review/quorum/value     | 13 | more than the 1
            value: P3Y                    | value: P1Y                    | /periods/0/rules/retention/names/value   | 17 | shorter than cases
            value: P3Y                    | value: P101Y                  | /periods/0/rules/retention/names/value   | 17 | 100 years
            value: P30D                   | value: P0D                    | /periods/0/rules/review/within/value     | 11 | longer than nothing
            value: P30D                   | value: -PT5H                  | /periods/0/rules/review/within/value     | 11 | longer than nothing
            within: P5D                   | within: -P5D                  | /periods/0/rules/notices/0/within        | 19 | before the outcome
            within: P14D                  | within: -P1D                  | /periods/0/rules/notices/1/within        | 20 | after the use
            id: bb                        | id: aa                        | /periods/0/rules/notices/1/id            | 20 | repeats aa
            value: P60D                   | value: P25M                   | /periods/0/rules/contestWithin/value     | 21 | longer than cases are kept
            effectiveUntil: 2026-12-31    | effectiveUntil: 2025-12-31    | /periods/0/effectiveUntil                | 8  | before the period begins
            effectiveUntil: 2026-12-31    | effectiveUntil: 2027-01-01    | /periods/1/effectiveFrom                 | 22 | overlap
            effectiveUntil: 2026-12-31    | effectiveUntil: 2026-12-30    | /periods/1/effectiveFrom                 | 22 | no rule holds between
            effectiveFrom: 2027-01-01     | effectiveFrom: 2026-01-01     | /periods/1/effectiveFrom                 | 22 | order periods
            jurisdiction: US-NY           | jurisdiction: XY              | /jurisdiction                            | 3  | no country
            timeZone: America/New_York    | timeZone: America/Gotham      | /timeZone                                | 4  | no time zone
            """)
    void aContradictionIsRefusedByNameAndLine(String was, String is, String pointer, int line, String why) {
        Refusal refusal = refused(changed(was, is));
        assertThat(refusal.kind()).isEqualTo(Kind.UNPROCESSABLE);
        assertThat(refusal.errors()).anySatisfy(error -> said(error, pointer, line, why));
    }

    /** Each is one change to the pack above that the schema does not take. */
    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(delimiter = '|', textBlock = """
            id: test                      | id: No Key                    | /id                                      | 1  | must be lower-case words
            title: Test                   | titel: Test                   | /titel                                   | 2  | is not a known field
            title: Test                   | titel: Test                   | /title                                   | 1  | is required
            title: Test                   | title: 5                      | /title                                   | 2  | must be a string
            title: Test                   | title: ''                     | /title                                   | 2  | must not be empty
            jurisdiction: US-NY           | jurisdiction: New York        | /jurisdiction                            | 3  | ISO 3166
            This is not legal advice.     | Follow me.                    | /notLegalAdvice                          | 5  | must say that the pack is not legal advice
            value: 0.05                   | value: 1.05                   | /periods/0/rules/review/secondReviewRate/value | 14 | must be at most 1
            value: 0.05                   | value: -0.1                   | /periods/0/rules/review/secondReviewRate/value | 14 | must be at least 0
            value: 3                      | value: 2.5                    | /periods/0/rules/review/verdicts/value   | 12 | must be an integer
            value: 3                      | value: no                     | /periods/0/rules/review/verdicts/value   | 12 | must be an integer
            value: P30D                   | value: 30 days                | /periods/0/rules/review/within/value     | 11 | must be a length of time
            value: P30D                   | value: P                      | /periods/0/rules/review/within/value     | 11 | must be a length of time
            value: P30D, source: s        | value: P30D                   | /periods/0/rules/review/within/source    | 11 | is required
            value: P30D, source: s        | value: P30D, source: ''       | /periods/0/rules/review/within/source    | 11 | must not be empty
            effectiveFrom: 2027-01-01     | effectiveFrom: 2027-02-29     | /periods/1/effectiveFrom                 | 22 | must be a day of the calendar
            due: before-use               | due: some day                 | /periods/0/rules/notices/1/due           | 20 | must be one of before-use, after-outcome, on-request
            contents: [x], source: s, note: n } | contents: [], source: s, note: n } | /periods/0/rules/notices/0/contents | 19 | must not be empty
            title: Test                   | jurisdiction: US              | /jurisdiction                            | 3  | is given twice
            title: Test                   | title: &a Test                | /title                                   | 2  | has an anchor
            title: Test                   | title: !!int 5                | /title                                   | 2  | leave tags out
            title: Test                   | title: !!java.io.File Test    | ''                                       | 2  | tag is not allowed
            title: Test                   | title: [                      | ''                                       | 4  | is not YAML
            """)
    void whatDoesNotFitTheSchemaIsRefusedByNameAndLine(String was, String is, String pointer, int line, String why) {
        Refusal refusal = refused(changed(was, is));
        assertThat(refusal.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refusal.errors()).anySatisfy(error -> said(error, pointer, line, why));
    }

    private static void said(FieldError error, String pointer, int line, String why) {
        assertThat(error.pointer()).isEqualTo(pointer);
        assertThat(error.message()).contains(why).containsPattern("line " + line + "\\b");
    }

    @Test
    void allContradictionsAreSaidAtOnce() {
        String twice = changed("value: 2,", "value: 4,").replace("value: P3Y", "value: P1Y").replace("within: P5D", "within: -P5D");
        assertThat(refused(twice).errors()).hasSize(3);
    }

    @Test
    void whatNobodyCouldMeanIsNoPack() {
        assertThat(refused("").errors()).hasSize(1);
        assertThat(refused("[".repeat(10_000)).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(refused("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]").kind()).isEqualTo(Kind.MALFORMED);
        assertThat(((Result.Refused<String>) PackText.decoded(new byte[] {(byte) 0xff})).refusal().kind()).isEqualTo(Kind.MALFORMED);
        assertThat(((Result.Refused<String>) PackText.decoded(new byte[300_000])).refusal().kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(PackText.decoded(PACK.getBytes(StandardCharsets.UTF_8))).isEqualTo(Result.ok(PACK));
    }

    private static String changed(String was, String is) {
        assertThat(PACK).contains(was);
        return PACK.replaceFirst(java.util.regex.Pattern.quote(was), java.util.regex.Matcher.quoteReplacement(is));
    }

    private static Refusal refused(String yaml) {
        return ((Result.Refused<Pack>) PackText.read(yaml)).refusal();
    }
}
