package io.countersign.audit.verify;

import io.countersign.kernel.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether what was released without a person was favourable, allowed by two before, and not for people by chance. The use
 * case in the bundle must have been found to be the one that was logged.
 */
final class UnreviewedCheck {

    private final BundleCheck bundle;
    private final Collection<LoggedEntry> entries;
    private final List<LoggedEntry> trail;
    private final List<String> said;

    /** @param entries in the order of the log */
    UnreviewedCheck(BundleCheck bundle, Collection<LoggedEntry> entries, List<LoggedEntry> trail, List<String> said) {
        this.bundle = bundle;
        this.entries = entries;
        this.trail = trail;
        this.said = said;
    }

    void run() {
        trail.stream().filter(entry -> entry.is("released-unreviewed")).findFirst().ifPresent(this::released);
    }

    private void released(LoggedEntry release) {
        LoggedEntry submitted = trail.getFirst();
        if (trail.stream().anyMatch(entry -> entry.is("information-provided"))
                || !submitted.detail("caseHash").equals(release.detail("caseHash")))
            throw new Refuted("What was released unreviewed is not the case that was submitted.");
        String outcome = release.detail("outcome");
        mayPass(Json.canonical(bundle.file("use-case.json")), outcome, release.frame().stream().replaceFirst("^decision:", ""));
        String proposed = by("unreviewed-proposed", release.detail("proposedBy"), release);
        String allowed = by("unreviewed-allowed", release.detail("allowedBy"), release);
        if (proposed.equals(allowed)) throw new Refuted("What was released unreviewed was allowed by one person alone.");
        said.add("On " + release.content().path("at").asString("") + " it was released WITHOUT REVIEW: " + outcome
                + ", which is favourable, and which " + proposed + " and " + allowed + " had allowed to be.");
    }

    private static void mayPass(JsonNode use, String outcome, String decision) {
        boolean favourable = false;
        for (JsonNode declared : use.path("outcomes"))
            favourable |= declared.path("value").asString("").equals(outcome) && !declared.path("adverse").asBoolean(true);
        JsonNode asked = use.at("/oversight/unreviewed");
        boolean listed = asked.path("outcomes").valueStream().anyMatch(value -> value.asString("").equals(outcome));
        if (!favourable || !listed) throw new Refuted("What was released unreviewed, " + outcome + ", is not one of the "
                + "favourable outcomes that its use case lets pass.");
        byte[] hash = Sha256.of((asked.path("seed").asString("") + "\n" + decision).getBytes(StandardCharsets.UTF_8));
        if (ByteBuffer.wrap(hash).getLong() >>> 11 < asked.path("sampleRate").asDouble(1) * (1L << 53))
            throw new Refuted("What was released unreviewed was for people to review, by its use case's own draw.");
    }

    /** Who said so before, for the very part of the use case that the release names. */
    private String by(String kind, String person, LoggedEntry release) {
        String register = "use-case:" + trail.getFirst().detail("useCase");
        return entries.stream().takeWhile(entry -> entry != release)
                .filter(entry -> entry.is(kind) && entry.frame().stream().equals(register)
                        && entry.detail("face").equals(release.detail("face")))
                .map(entry -> entry.content().path("actor").asString("")).filter(("person:" + person)::equals).findFirst()
                .orElseThrow(() -> new Refuted("What was released unreviewed was not allowed by two persons before."));
    }
}
