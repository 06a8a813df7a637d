package io.countersign.demo;

import io.countersign.client.Api;
import io.countersign.client.Realm;
import io.countersign.client.Samples;
import io.countersign.client.Samples.SampleDecision;
import io.countersign.devservices.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a visitor is shown once everything is up: the use cases activated, the samples waiting, who to log in as. */
record Journey(Stack stack, Consumer<String> say) {

    void play(boolean once) {
        var receiver = new CallbackReceiver(stack.callbackPort(), stack.webhookSecret(), say);
        var realm = new Realm(stack.keycloak().issuer());
        Samples.activateUseCases(Api.ofPerson(stack.publicUrl(), realm, "stig"));
        say.accept("Activated " + String.join(", ", Samples.USE_CASES));
        Map<SampleDecision, String> submitted = submit(realm, receiver);
        if (once) {
            new ScriptedReview(stack.publicUrl(), realm, receiver, say).run(submitted);
            return;
        }
        say.accept("");
        say.accept("Countersign is at " + stack.publicUrl() + " (password = user name)");
        say.accept("  rita, ravi   reviewers          sana   senior reviewer");
        say.accept("  aude         auditor            stig, stella   stewards");
        say.accept("  otto         operator");
        say.accept("Log in as rita, take a case and decide it; its callback will be printed here.");
        say.accept("");
    }

    private Map<SampleDecision, String> submit(Realm realm, CallbackReceiver receiver) {
        Map<String, Api> services = new LinkedHashMap<>();
        Map<SampleDecision, String> submitted = new LinkedHashMap<>();
        int fresh = 0;
        List<SampleDecision> samples = Samples.decisions();
        for (SampleDecision sample : samples) {
            Api service = services.computeIfAbsent(sample.expects("client"),
                    client -> Api.ofService(stack.publicUrl(), realm, client));
            var submission = sample.submission();
            submission.putObject("callback").put("url", receiver.url());
            // The address is part of the content, so another port is another submission.
            var answer = service.submit(sample.expects("idempotencyKey") + "-" + stack.callbackPort(), submission);
            if (answer.status() != 200) answer.expect(202);
            if (answer.status() == 202) fresh++;
            submitted.put(sample, answer.body().path("id").asString());
        }
        say.accept("Submitted " + fresh + " sample decisions as " + String.join(", ", services.keySet())
                + (fresh == samples.size() ? "" : "; " + (samples.size() - fresh) + " were there already"));
        return submitted;
    }
}
