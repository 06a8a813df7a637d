package io.countersign.policy;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.kernel.Refusal.FieldError;
import io.countersign.policy.pack.PackRules;
import org.jspecify.annotations.Nullable;

/**
 * How many people judge each case of a use case, and what happens when they do not agree. What is left out is as it is for
 * a single reviewer.
 *
 * @param verdicts          persons who judge each case, 1 to 9; 2 are four eyes, more are a panel
 * @param quorum            how many of them must come to the same; more than half. Absent: all of them
 * @param adjudicationQueue whose reviewers decide when too few agree; absent: where reviews are escalated to
 * @param escalationQueue   where cases go that waited too long or that a reviewer hands up; absent: the operator's
 * @param qualification     what a reviewer must have, as the identity provider tells it; absent: nothing
 * @param dailyCap          how many cases of this kind a person may judge within 24 hours; absent: any number
 * @param secondReview      for a use case with one reviewer: how often chance asks for a second
 * @param blindFirst        when reviewers judge before they see what the model thinks; absent: never
 * @param mandatoryEvidence kinds of evidence, like {@code image/*}, of which a case must bring at least one each, and all of
 *                          which a reviewer must open before deciding; absent: what the submission marks
 * @param unreviewed        which favourable outcomes may be released without a person; absent: none
 */
public record Oversight(@Nullable Integer verdicts, @Nullable Integer quorum, @Nullable String adjudicationQueue,
        @Nullable SecondReview secondReview, @Nullable String escalationQueue,
        @Nullable String qualification, @Nullable Integer dailyCap,
        @JsonInclude(NON_NULL) @Nullable BlindFirst blindFirst,
        @JsonInclude(NON_NULL) @Nullable List<String> mandatoryEvidence,
        @JsonInclude(NON_NULL) @Nullable UnreviewedRelease unreviewed) { // what older versions did not say their hash does not cover

    static final Oversight SINGLE = new Oversight(null, null, null, null, null, null, null, null, null, null);
    private static final int MOST = 9;
    private static final Pattern KIND = Pattern.compile("\\*/\\*|[a-z]+/(\\*|[a-z0-9][a-z0-9.+-]*)");

    /**
     * @param rate of 0 to 1
     * @param seed with which, and the decision's id, anybody can tell afterwards whether it was to be reviewed twice
     */
    public record SecondReview(BigDecimal rate, String seed) {

        /** The same answer for a case however often it is asked. */
        boolean asksFor(UUID decision) {
            return Draw.falls(decision, rate, seed);
        }
    }

    /** What one review needs. @param sampled whether chance asked for the second person */
    public record Plan(int seats, int quorum, boolean sampled, @Nullable String adjudicationQueue) {}

    /** Who judge each case, whatever chance adds. */
    public int persons() {
        return verdicts == null ? 1 : verdicts;
    }

    public Plan planFor(UUID decision) {
        boolean twice = persons() == 1 && secondReview != null && secondReview.asksFor(decision);
        if (twice) return new Plan(2, 2, true, adjudicationQueue);
        return new Plan(persons(), quorum == null ? persons() : quorum, false, adjudicationQueue);
    }

    /** @param risk what the routing table says of the case; null when it says nothing */
    public boolean blind(UUID decision, @Nullable String risk) {
        return blindFirst != null && blindFirst.asksFor(decision, risk);
    }

    /** Kinds of evidence without which there is nothing to judge by. */
    public List<String> demandedEvidence() {
        return mandatoryEvidence == null ? List.of() : mandatoryEvidence;
    }

    /** Whether a reviewer must open evidence of this kind before deciding, even if the submission does not ask for it. */
    public boolean demands(String mediaType) {
        return demandedEvidence().stream().anyMatch(kind -> includes(kind, mediaType));
    }

    /** @param kind a media type, or a range of them like {@code image/*} */
    public static boolean includes(String kind, String mediaType) {
        String plain = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return kind.equals("*/*") || kind.equals(plain)
                || kind.endsWith("/*") && plain.startsWith(kind.substring(0, kind.length() - 1));
    }

    /**
     * The same, but never less than a jurisdiction asks for.
     *
     * @param persons  who must judge; {@code agreeing} of them must come to the same
     * @param rate     how often a second person must, of 0 to 1
     * @param otherwise the seed for cases that only the jurisdiction has reviewed twice
     */
    public Oversight atLeast(int persons, int agreeing, BigDecimal rate, String otherwise) {
        int seats = Math.max(persons(), persons);
        int own = quorum == null ? seats : quorum;
        int needed = Math.min(seats, Math.max(Math.max(own, agreeing), seats / 2 + 1));
        var second = secondReview;
        if (rate.signum() > 0) second = second == null ? new SecondReview(rate, otherwise)
                : new SecondReview(second.rate().max(rate), second.seed());
        return new Oversight(seats, needed, adjudicationQueue, second, escalationQueue, qualification, dailyCap,
                blindFirst, mandatoryEvidence, unreviewed);
    }

    /** The same, but never less than the rules that a case was opened under ask for. @param pack that they are of */
    public Oversight under(PackRules rules, @Nullable String pack) {
        return atLeast(rules.minimumVerdicts(), rules.minimumQuorum(), rules.minimumSecondReviewRate(), String.valueOf(pack));
    }

    /** In words, for people: what a reviewer of such a case should know. */
    public String sentence() {
        int persons = persons();
        String sampled = secondReview == null || persons > 1 ? "" : "; chance asks for a second person in "
                + percent(secondReview.rate()) + " of cases";
        String judged = switch (persons) {
            case 1 -> "One person judges each case" + sampled + ".";
            case 2 -> "Two persons judge each case, neither knowing the other's answer; a third decides when they differ.";
            default -> persons + " persons judge each case, none knowing the others' answers; "
                    + (quorum == null ? persons : quorum) + " must agree, or one more decides.";
        };
        return blindFirst == null ? judged : judged + " " + blindFirst.sentence();
    }

    static String percent(@Nullable BigDecimal rate) {
        return rate == null ? "all" : rate.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /** What is wrong with it for this use case; empty when it can be used. */
    public List<FieldError> objections(UseCaseDefinition use) {
        var errors = objections();
        if (unreviewed != null) errors.addAll(unreviewed.objections(use));
        return errors;
    }

    List<FieldError> objections() {
        var errors = new ArrayList<FieldError>();
        int persons = persons();
        if (persons < 1 || persons > MOST) errors.add(new FieldError("/oversight/verdicts", "must be from 1 to " + MOST));
        else if (quorum != null && (quorum > persons || 2 * quorum <= persons)) errors.add(new FieldError("/oversight/quorum",
                "must be more than half of the " + persons + " verdicts and not more than all"));
        if (adjudicationQueue != null && !DefinitionRules.KEY.matcher(adjudicationQueue).matches())
            errors.add(new FieldError("/oversight/adjudicationQueue", "must be lower-case words joined by hyphens"));
        if (escalationQueue != null && !DefinitionRules.KEY.matcher(escalationQueue).matches())
            errors.add(new FieldError("/oversight/escalationQueue", "must be lower-case words joined by hyphens"));
        if (qualification != null && !DefinitionRules.KEY.matcher(qualification).matches())
            errors.add(new FieldError("/oversight/qualification", "must be lower-case words joined by hyphens"));
        if (dailyCap != null && dailyCap < 1) errors.add(new FieldError("/oversight/dailyCap", "must be 1 or more"));
        if (blindFirst != null) errors.addAll(blindFirst.objections());
        for (int i = 0; i < demandedEvidence().size(); i++)
            if (!KIND.matcher(String.valueOf(demandedEvidence().get(i))).matches()) errors.add(new FieldError("/oversight/mandatoryEvidence/" + i,
                    "must be a media type like application/pdf or a range of them like image/*"));
        if (secondReview == null) return errors;
        if (secondReview.rate().signum() < 0 || secondReview.rate().compareTo(BigDecimal.ONE) > 0)
            errors.add(new FieldError("/oversight/secondReview/rate", "must be from 0 to 1"));
        if (secondReview.seed().isBlank()) errors.add(new FieldError("/oversight/secondReview/seed", "must say something"));
        if (persons > 1) errors.add(new FieldError("/oversight/secondReview", "is for use cases with one verdict: this one"
                + " has " + persons + " each time"));
        return errors;
    }

}
