package io.countersign.insight.ui;

import java.util.Set;

import io.countersign.access.Role;
import io.countersign.policy.UseCasePage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this stage adds to a use case's page. */
@Configuration(proxyBeanMethods = false)
class UseCasePages {

    @Bean
    UseCasePage trial() {
        return new UseCasePage("trial", "Trials", Set.of(Role.AUDITOR, Role.STEWARD));
    }

    @Bean
    UseCasePage replay() {
        return new UseCasePage("replay", "Replay past cases", Set.of(Role.STEWARD));
    }
}
