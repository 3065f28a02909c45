package dev.berth.testkit;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

/** The beans of an {@link IssuerServer}. It has no annotation that would make it a part of the servers under test, which scan this package. */
@EnableWebMvc
@EnableWebSecurity
class IssuerApplication {

    @Bean
    TomcatServletWebServerFactory webServer(IssuerServer issuer) {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
        TestAuthority.Identity identity = issuer.identity();
        if (identity == null) {
            tomcat.setAddress(InetAddress.ofLiteral("127.0.0.1"));
        } else {
            Ssl tls = new Ssl();
            tls.setCertificate(identity.certificatePem());
            tls.setCertificatePrivateKey(identity.keyPem());
            tomcat.setSsl(tls);
        }
        return tomcat;
    }

    @Bean
    ServletRegistrationBean<DispatcherServlet> dispatcher(WebApplicationContext context) {
        return new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
    }

    @Bean
    FilterRegistrationBean<IssuerFaults> faults(IssuerServer issuer) {
        FilterRegistrationBean<IssuerFaults> filter = new FilterRegistrationBean<>(issuer.faults());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    DelegatingFilterProxyRegistrationBean security() {
        return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, IssuerServer issuer) throws Exception {
        return http.oauth2AuthorizationServer(server ->
                        server.oidc(oidc -> oidc.userInfoEndpoint(endpoint -> endpoint.userInfoMapper(context ->
                                userinfo(issuer, context.getAuthorization().getPrincipalName())))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/login"))
                .formLogin(Customizer.withDefaults())
                .oauth2ResourceServer(resources -> resources.jwt(Customizer.withDefaults()))
                .build();
    }

    @Bean
    UserDetailsService people(IssuerServer issuer) {
        return name -> {
            if (!issuer.knows(name)) {
                throw new UsernameNotFoundException(name);
            }
            return User.withUsername(name)
                    .password("{noop}" + IssuerServer.PASSWORD)
                    .authorities("person")
                    .build();
        };
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId(IssuerServer.CLIENT)
                .clientSecret("{noop}" + IssuerServer.SECRET)
                .clientIdIssuedAt(Instant.now())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(IssuerServer.EXTERNAL_URL + "/c/oidc/callback")
                .postLogoutRedirectUri(IssuerServer.EXTERNAL_URL + "/account/sign-in")
                .scope("openid")
                .scope("profile")
                .scope("email")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build());
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> keys(IssuerServer issuer) {
        return new ImmutableJWKSet<>(new JWKSet(issuer.key()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return NimbusJwtDecoder.withJwkSource(keys).build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> idTokens(IssuerServer issuer) {
        return context -> {
            if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
                context.getClaims()
                        .claims(claims -> claims.putAll(
                                issuer.claimsOf(Objects.requireNonNull(context.<Authentication>getPrincipal())
                                        .getName())));
                issuer.customize(context.getClaims());
            }
        };
    }

    private static OidcUserInfo userinfo(IssuerServer issuer, String name) {
        OidcUserInfo.Builder info = OidcUserInfo.builder()
                .subject(String.valueOf(issuer.claimsOf(name).getOrDefault("sub", name)));
        Map<String, Object> claims = issuer.userinfoOf(name);
        claims.forEach(info::claim);
        return info.build();
    }
}
