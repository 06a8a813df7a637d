package io.countersign.devservices;

import java.util.LinkedHashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Tells a {@code @SpringBootTest} of the shared stack; what the test itself sets inline still wins. */
public final class DevServicesInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String INLINED_BY_THE_TEST = "Inlined Test Properties";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var sources = context.getEnvironment().getPropertySources();
        var told = new MapPropertySource("dev services",
                new LinkedHashMap<>(TestStack.shared().applicationProperties()));
        if (sources.contains(INLINED_BY_THE_TEST)) {
            sources.addAfter(INLINED_BY_THE_TEST, told);
        } else {
            sources.addFirst(told);
        }
    }
}
