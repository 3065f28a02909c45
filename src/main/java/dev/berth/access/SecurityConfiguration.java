package dev.berth.access;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Spring Security guards what is shown to browsers: its headers, CSRF, and the firewall before every path. Who may do what is
 * {@link AccessPolicy}'s alone, so every path is let through to it; /v2 has a protocol of its own and gets nothing added, unless a browser's
 * session comes with the request.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain filterChain(
            HttpSecurity http,
            CsrfTokens tokens,
            CsrfTokenRepository repository,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors)
            throws Exception {
        return http.securityMatcher(SecurityConfiguration::concernsBrowsers)
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(repository)
                        .csrfTokenRequestHandler(tokens)
                        .requireCsrfProtectionMatcher(tokens))
                .exceptionHandling(failures -> failures.accessDeniedHandler(csrfRefusal(errors)))
                .anonymous(anonymous -> anonymous.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    CsrfTokenRepository csrfTokenRepository(BrowserCookies cookies) {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName(BrowserCookies.CSRF);
        repository.setHeaderName(CsrfTokens.HEADER);
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.secure(cookies.secure()).httpOnly(true).sameSite("Strict"));
        return repository;
    }

    /** Keeps Spring Boot from making a user with a password of its own. */
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new UnsupportedOperationException("accounts sign in by their Authorization header or at /c/login");
        };
    }

    /** Harbor's clients encode the slash of a repository's name, some of them twice. */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        return firewall;
    }

    private static boolean concernsBrowsers(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v2")
                || BrowserCookies.session(request).isPresent();
    }

    /** In the API's error form; the header holds a fresh token already, so that the client can try again. */
    private static AccessDeniedHandler csrfRefusal(HandlerExceptionResolver errors) {
        return (request, response, refusal) -> errors.resolveException(
                request,
                response,
                null,
                new DomainException(
                        ErrorKind.DENIED,
                        "the CSRF token is missing or does not fit: expected in the header " + CsrfTokens.HEADER
                                + " what that header of an earlier answer held, with the cookie "
                                + BrowserCookies.CSRF));
    }
}
