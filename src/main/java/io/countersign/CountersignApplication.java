package io.countersign;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts a node: the screens, the API, or the workers, as configured. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CountersignApplication {

    static void main(String[] arguments) {
        SpringApplication.run(CountersignApplication.class, arguments);
    }
}
