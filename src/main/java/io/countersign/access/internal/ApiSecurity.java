package io.countersign.access.internal;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import io.countersign.access.ReportRefusal;
import io.countersign.audit.Log;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.transaction.support.TransactionTemplate;

/** Programs come with a token. Whatever is not listed here is refused. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    JwtDecoder jwtDecoder(IdentityProvider keycloak) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keycloak.endpoint("certs")).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(keycloak.issuerUri()),
                new JwtClaimValidator<java.util.List<String>>("aud",
                        audience -> audience != null && audience.contains(IdentityProvider.AUDIENCE)),
                new JwtClaimValidator<String>("preferred_username", name -> name != null && !name.isBlank())));
        return decoder;
    }

    /** What went wrong before it came to anybody is said whoever asked; nobody comes here from outside. */
    @Bean
    @Order(0)
    SecurityFilterChain errors(HttpSecurity http) throws Exception {
        return http.securityMatcher(request -> request.getDispatcherType() == DispatcherType.ERROR)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ProblemResponses problems, TokenCallers callers,
            ReportRefusal reportRefusal, Log log, TransactionTemplate transaction) throws Exception {
        return http.addFilterBefore(new RefusedAccess(callers, reportRefusal), ExceptionTranslationFilter.class)
                .addFilterAfter(new ReadOfEntries(callers, log, transaction), AuthorizationFilter.class)
                .securityMatcher("/api/**", "/log/**", "/actuator/**", "/v3/**")
                .csrf(csrf -> csrf.disable()) // no cookies here, so nothing to ride on
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(HttpMethod.GET, "/actuator/health/**").permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/**").hasRole("operator")
                        .requestMatchers("/api/v1/**").authenticated()
                        .requestMatchers(HttpMethod.GET, "/log/tile/entries/**").hasRole("auditor")
                        .requestMatchers(HttpMethod.GET, "/log/checkpoint", "/log/tile/**", "/log/proof/*",
                                "/log/consistency").permitAll()
                        .anyRequest().denyAll())
                .oauth2ResourceServer(server -> server
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(token -> new JwtAuthenticationToken(token,
                                new Claims(token.getClaims()).authorities())))
                        .authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }
}
