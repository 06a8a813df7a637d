package io.countersign.insight.ui;

import io.countersign.policy.UseCasePage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this stage adds to a use case's page. */
@Configuration(proxyBeanMethods = false)
class UseCasePages {

    @Bean
    UseCasePage trial() {
        return new UseCasePage("trial", "Trials");
    }

    @Bean
    UseCasePage replay() {
        return new UseCasePage("replay", "Replay past cases");
    }
}
