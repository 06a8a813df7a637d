package io.countersign.demo;

import io.countersign.client.Api;
import io.countersign.client.GoLive;
import io.countersign.client.Realm;
import io.countersign.client.Samples;
import io.countersign.client.Samples.SampleDecision;
import io.countersign.devservices.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** What a visitor is shown once everything is up: the use cases activated, the samples waiting, who to log in as. */
record Journey(Stack stack, Realm realm, Consumer<String> say) {

    Journey(Stack stack, Consumer<String> say) {
        this(stack, new Realm(stack.keycloak().issuer()), say);
    }

    /** From then on services may submit. */
    void open() {
        Samples.activateUseCases(new GoLive(this::person));
        say.accept("Activated " + String.join(", ", Samples.USE_CASES));
    }

    void play(boolean once) {
        var receiver = new CallbackReceiver(stack.callbackPort(), stack.webhookSecret(), say);
        if (once) {
            new ScriptedReview(stack.publicUrl(), realm, receiver, say).run(submitted(receiver));
            return;
        }
        long waiting = waitingFor(person("rita"));
        if (waiting == 0) submitted(receiver);
        else say.accept((waiting == 1 ? "1 decision still waits" : waiting + " decisions still wait") + " from before");
        say.accept("");
        say.accept("Countersign is at " + stack.publicUrl() + " (password = user name)");
        say.accept("  rita, ravi   reviewers          sana   senior reviewer");
        say.accept("  aude         auditor            stig, stella   stewards");
        say.accept("  otto         operator");
        say.accept("Log in as rita, take a case and decide it; its callback will be printed here.");
        say.accept("");
    }

    private static long waitingFor(Api reviewer) {
        return reviewer.get("/queues").expect(200).body().path("items").valueStream()
                .mapToLong(queue -> queue.path("waiting").asLong()).sum();
    }

    /** Anew each time: what an earlier run submitted may be decided, or overdue and with the senior reviewers by now. */
    private Map<SampleDecision, String> submitted(CallbackReceiver receiver) {
        Map<String, Api> services = new LinkedHashMap<>();
        Map<SampleDecision, String> submitted = new LinkedHashMap<>();
        String run = UUID.randomUUID().toString();
        for (SampleDecision sample : Samples.decisions()) {
            Api service = services.computeIfAbsent(sample.expects("client"),
                    client -> Api.ofService(stack.publicUrl(), realm, client));
            var submission = sample.submission();
            submission.putObject("callback").put("url", receiver.url());
            var answer = service.submit(sample.expects("idempotencyKey") + "-" + run, submission).expect(202);
            submitted.put(sample, answer.body().path("id").asString());
        }
        say.accept("Submitted " + submitted.size() + " sample decisions as " + String.join(", ", services.keySet()));
        return submitted;
    }

    private Api person(String username) {
        return Api.ofPerson(stack.publicUrl(), realm, username);
    }
}
