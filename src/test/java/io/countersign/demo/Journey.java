package io.countersign.demo;

import io.countersign.devservices.Stack;
import java.util.function.Consumer;

/** What a visitor is shown once everything is up. */
record Journey(Stack stack, Consumer<String> say) {

    void play() {
        say.accept("");
        say.accept("Countersign is at " + stack.publicUrl() + " (password = user name)");
        say.accept("  rita, ravi   reviewers          sana   senior reviewer");
        say.accept("  aude         auditor            stig, stella   stewards");
        say.accept("  otto         operator");
        say.accept("");
    }
}
