package io.countersign.access.internal;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.security.autoconfigure.web.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.SecurityFilterChain;

/** People log in at Keycloak, and out of both: here or there. */
@Configuration(proxyBeanMethods = false)
class ScreenSecurity {

    static final String REGISTRATION = "keycloak";

    /**
     * Everything comes from here and goes here. Vaadin's client starts by inline script and runs what the server sends as
     * text, so that much must stay allowed. Evidence is framed by our own pages; nobody else may frame anything.
     */
    private static final String POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; frame-ancestors 'self'";

    @Bean
    ClientRegistrationRepository clientRegistrations(IdentityProvider keycloak) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(keycloak.consoleClientId()).clientSecret(keycloak.consoleClientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}").scope("openid", "profile")
                .authorizationUri(keycloak.endpoint("auth")).tokenUri(keycloak.endpoint("token"))
                .jwkSetUri(keycloak.endpoint("certs")).issuerUri(keycloak.issuerUri())
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", keycloak.endpoint("logout")))
                .build());
    }

    @Bean
    @Order(2)
    SecurityFilterChain screens(HttpSecurity http, ClientRegistrationRepository clients) throws Exception {
        var atKeycloakToo = new OidcClientInitiatedLogoutSuccessHandler(clients);
        atKeycloakToo.setPostLogoutRedirectUri("{baseUrl}/");
        return http
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(PathRequest.toStaticResources().atCommonLocations()).permitAll()
                        .requestMatchers("/ui/**", "/favicon.ico", "/robots.txt").permitAll())
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin
                        .oauth2LoginPage("/oauth2/authorization/" + REGISTRATION, "{baseUrl}/"))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .oauth2Login(login -> login.userInfoEndpoint(user -> user.userAuthoritiesMapper(roles())))
                .logout(logout -> logout.logoutSuccessHandler(atKeycloakToo))
                .oidcLogout(logout -> logout.backChannel(Customizer.withDefaults()))
                .build();
    }

    private static GrantedAuthoritiesMapper roles() {
        return granted -> {
            Set<GrantedAuthority> roles = new HashSet<>(granted);
            granted.stream().filter(OidcUserAuthority.class::isInstance).map(OidcUserAuthority.class::cast)
                    .forEach(user -> roles.addAll(new Claims(user.getIdToken().getClaims()).authorities()));
            return roles;
        };
    }
}
