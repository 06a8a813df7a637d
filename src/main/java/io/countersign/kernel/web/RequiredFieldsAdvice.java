package io.countersign.kernel.web;

import io.countersign.kernel.Refusal;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Every body that is bound to a record is complete when a controller gets to see it. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // before the advice that takes whatever is thrown for a defect
class RequiredFieldsAdvice extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(MethodParameter parameter, Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        return target instanceof Class<?> type && type.isRecord();
    }

    @Override
    public Object afterBodyRead(Object body, HttpInputMessage input, MethodParameter parameter, Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        var missing = RequiredFields.missing(body);
        if (!missing.isEmpty()) throw new Incomplete(Refusal.of(Refusal.Kind.MALFORMED, "kernel/incomplete",
                "The request is not complete", missing));
        return body;
    }

    @ExceptionHandler(Incomplete.class)
    ResponseEntity<ProblemDetail> incomplete(Incomplete incomplete) {
        return Problems.response(incomplete.refusal);
    }

    /** Leaves the reading of the body, where no answer can be returned. */
    private static final class Incomplete extends RuntimeException {

        private final transient Refusal refusal;

        Incomplete(Refusal refusal) {
            super(refusal.detail());
            this.refusal = refusal;
        }
    }
}
