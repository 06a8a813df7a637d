package io.countersign.policy.a2i;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody who imports a flow definition must know. */
record ImportNote(String name, OversightSettings settings, List<Alternative> conditional, List<NotCarried> left) {

    String text() {
        return """
                Imported the flow definition %s.

                What changes by it
                  In A2I a prediction that meets no condition is not reviewed at all. Here every case is reviewed by a person
                  before its outcome is released, unless two persons allow favourable outcomes to pass. So the conditions do
                  not decide whether there is a review. They decide which share of cases a second person looks at as well
                  (secondReviewRate), and a form in which a key is missing is looked at earlier (priority). A condition on the
                  model's confidence changes no priority: it would tell the reviewer what the model thinks.
                  A2I returns what every worker answered and decides nothing. Here an outcome is released once as many as the
                  quorum agree; %s is our choice, a majority.

                The settings are fields of a use case's definition, by their names there: put them into the definition that
                you send to PUT /api/v1/use-cases/{key}.

                Carried over
                  %s

                The routing table needs facts that a submission does not carry by itself. Without them every case takes the
                last rule. Give them to the process as variables before it decides on the queue:
                  %s

                Not carried over
                  %s
                """.formatted(name, settings.oversight().quorum(), String.join("\n  ", carried()), conditional.isEmpty()
                        ? "none for this table, which has no condition" : Conditions.FACTS.replace("\n", "\n  "), left.isEmpty()
                        ? "nothing: there was no other field" : left.stream().map(NotCarried::toString).collect(Collectors.joining("\n  ")));
    }

    private List<String> carried() {
        var carried = new java.util.ArrayList<String>();
        carried.add("TaskTitle: title");
        int verdicts = settings.oversight().persons();
        carried.add("TaskCount: " + verdicts + (verdicts == 1 ? " verdict" : " verdicts of different persons"));
        if (settings.reviewWithin() != null)
            carried.add("TaskAvailabilityLifetimeInSeconds: escalated after " + settings.reviewWithin() + "; there the task would vanish");
        var second = settings.oversight().secondReview();
        if (second != null) carried.add("Sampling of everything: a second review of " + percent(second.rate()));
        for (Alternative alternative : conditional) carried.add(alternative.conditions().stream().map(Condition::label)
                .collect(Collectors.joining(" and ")) + ": a second review of " + percent(alternative.rate()));
        return carried;
    }

    private static String percent(BigDecimal rate) {
        return rate.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
