package io.countersign;

import io.countersign.devservices.DevServicesInitializer;
import io.countersign.promise.LoggedTransactions;
import io.countersign.vault.internal.FormerVault;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The application on its real port, with the real PostgreSQL, Zeebe and Keycloak, all shared by the tests of a run. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"countersign.delivery.pauses=100ms,100ms", // callbacks are given up soon enough to be seen
                "countersign.vault.earlier-master-keys=" + FormerVault.KEY,
                "countersign.records.check-every=36500d"}) // tests run the hourly checks themselves
@Import(LoggedTransactions.class)
@ContextConfiguration(initializers = DevServicesInitializer.class)
public @interface RealStackTest {}
