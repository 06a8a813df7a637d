package io.countersign.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * One thing a caller can do to the system: one class, one public method, one transaction, one entry in the log. It
 * checks in a fixed order (exists, permitted, right state, own rule) and then acts. The architecture tests hold it to
 * the log and to a permission; opting out takes an annotation with a reason.
 */
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface UseCase {

    /** Opts out of the log. The value says why nothing needs recording. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface NotAudited {
        String value();
    }

    /** Opts out of a permission check. The value says why anybody may, or who checks instead. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Public {
        String value();
    }
}
