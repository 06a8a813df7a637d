package io.countersign;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts a node: the screens, the API, or the workers, as configured. */
@SpringBootApplication
public class CountersignApplication {

    static void main(String[] arguments) {
        SpringApplication.run(CountersignApplication.class, arguments);
    }
}
