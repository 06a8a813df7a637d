package io.countersign.bench;

import io.countersign.client.Api;
import io.countersign.client.GoLive;
import io.countersign.client.Realm;
import io.countersign.client.Samples;
import io.countersign.devservices.Stack;
import java.util.List;
import java.util.stream.Stream;

/** The service and the reviewers of the demo realm. */
record Parties(Api service, List<Api> reviewers) {

    /** Activates the sample use cases, which a steward does. */
    static Parties of(Stack stack) {
        var realm = new Realm(stack.keycloak().issuer());
        Samples.activateUseCases(new GoLive(name -> Api.ofPerson(stack.publicUrl(), realm, name)));
        return new Parties(Api.ofService(stack.publicUrl(), realm, "loan-service"), Stream.of("rita", "ravi", "sana")
                .map(name -> Api.ofPerson(stack.publicUrl(), realm, name)).toList());
    }

    Api reviewer(int n) {
        return reviewers.get(n % reviewers.size());
    }
}
