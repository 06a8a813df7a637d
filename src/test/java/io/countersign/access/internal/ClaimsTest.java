package io.countersign.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void accountsWithTheSameNumberAreTheSamePersonAndOthersAreTheirOwn() {
        assertThat(new Claims(Map.of("sub", "a", "employee_number", "7")).human("employee_number")).contains("7");
        assertThat(new Claims(Map.of("sub", "a", "employee_number", " ")).human("employee_number")).isEmpty();
        assertThat(new Claims(Map.of("sub", "a")).human("employee_number")).isEmpty();
    }

    @Test
    void whoeverActsInTheNameOfAnotherIsKnown() {
        assertThat(new Claims(Map.of("sub", "a", "impersonator", "admin")).onBehalf()).isTrue();
        assertThat(new Claims(Map.of("sub", "a", "act", Map.of("sub", "delegate"))).onBehalf()).isTrue();
        assertThat(new Claims(Map.of("sub", "a")).onBehalf()).isFalse();
    }
}
