package io.countersign.bench;

import io.countersign.CountersignApplication;
import io.countersign.audit.Log;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** The application as it is, but for its log. */
final class UnloggedApplication {

    private UnloggedApplication() {}

    static void main(String[] arguments) {
        new SpringApplicationBuilder(CountersignApplication.class).initializers((GenericApplicationContext context) ->
                context.registerBean("benchLog", Log.class, () -> new NoLog(), bean -> bean.setPrimary(true))).run(arguments);
    }
}
