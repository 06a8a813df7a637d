package io.countersign.verdict;

import java.util.Comparator;
import java.util.List;

import io.countersign.inbox.EarlierAnswers;
import io.countersign.inbox.ReviewTask;
import org.springframework.stereotype.Component;

/** The verdicts between which an adjudicator decides, ordered by what they say. */
@Component
class DifferingAnswers implements EarlierAnswers {

    private final Verdicts verdicts;

    DifferingAnswers(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public List<EarlierAnswer> in(ReviewTask adjudication) {
        return verdicts.settling(adjudication.decision(), adjudication.jobKey()).stream()
                .filter(verdict -> !verdict.task().equals(adjudication.id()))
                .map(verdict -> new EarlierAnswer(verdict.decision().name().toLowerCase(), String.valueOf(verdict.outcome()),
                        verdict.changes(), verdict.reasons().stream().map(Verdict.Reason::code).toList(), verdict.rationale()))
                .sorted(Comparator.comparing(EarlierAnswer::outcome).thenComparing(answer -> String.valueOf(answer.rationale())))
                .toList();
    }
}
