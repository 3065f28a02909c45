package dev.berth.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestPrincipalTest {

    private static final Principal SOMEBODY = new Principal.User(5, "somebody", SystemRole.NONE, Credential.PASSWORD);

    private final Verifier basic = new Verifier(AuthorizationScheme.BASIC);
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private @Nullable Principal session;
    private int sessionsAsked;

    @Test
    void withoutAHeaderItIsNobody() {
        attach();

        assertThat(RequestPrincipal.of(request)).isEqualTo(new Principal.Anonymous());
        assertThat(RequestPrincipal.presented(request)).isEqualTo(AuthorizationScheme.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "basic abc", "BASIC   abc "})
    void theSchemesNameHasNoCase(String header) {
        request.addHeader("Authorization", header);
        attach();

        assertThat(RequestPrincipal.of(request)).isEqualTo(SOMEBODY);
        assertThat(basic.last).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Basic", "Digest x", "Bearer", "abc", "Basic\tabc", "Basi c abc"})
    void aHeaderThatCannotBeUsedIsNotNobody(String header) {
        request.addHeader("Authorization", header);
        attach();

        assertThatThrownBy(() -> RequestPrincipal.of(request)).isInstanceOf(Unauthenticated.class);
        assertThat(RequestPrincipal.presented(request)).isEqualTo(AuthorizationScheme.UNKNOWN);
    }

    @Test
    void twoHeadersAreRefusedWhicheverIsRight() {
        request.addHeader("Authorization", "Basic abc");
        request.addHeader("Authorization", "Basic def");
        attach();

        assertThatThrownBy(() -> RequestPrincipal.of(request)).isInstanceOf(Unauthenticated.class);
        assertThat(basic.calls).isZero();
    }

    @Test
    void theCredentialIsVerifiedOnceAndOnlyWhereSomebodyAsks() {
        request.addHeader("Authorization", "Basic abc");
        attach();
        assertThat(basic.calls).isZero();

        var first = RequestPrincipal.of(request);

        assertThat(RequestPrincipal.of(request)).isSameAs(first);
        assertThat(basic.calls).isEqualTo(1);
    }

    @Test
    void aFailureIsKeptToo() {
        request.addHeader("Authorization", "Basic wrong");
        attach();

        assertThatThrownBy(() -> RequestPrincipal.of(request)).isInstanceOf(Unauthenticated.class);
        assertThatThrownBy(() -> RequestPrincipal.of(request)).isInstanceOf(Unauthenticated.class);
        assertThat(basic.calls).isEqualTo(1);
    }

    @Test
    void aSessionSaysWhoItIsWhereThereIsNoHeader() {
        session = SOMEBODY;
        attach();

        assertThat(RequestPrincipal.of(request)).isEqualTo(SOMEBODY);
        assertThat(RequestPrincipal.of(request)).isEqualTo(SOMEBODY);
        assertThat(sessionsAsked).isOne();
    }

    @Test
    void aHeaderCountsBeforeASessionEvenWhereItProvesNothing() {
        session = SOMEBODY;
        request.addHeader("Authorization", "Basic wrong");
        attach();

        assertThatThrownBy(() -> RequestPrincipal.of(request)).isInstanceOf(Unauthenticated.class);
        assertThat(sessionsAsked).isZero();
    }

    private void attach() {
        Map<AuthorizationScheme, CredentialVerifier> verifiers = new EnumMap<>(AuthorizationScheme.class);
        verifiers.put(basic.scheme(), basic);
        RequestPrincipal.attach(request, verifiers, asked -> {
            sessionsAsked++;
            return Optional.ofNullable(session);
        });
    }

    private static final class Verifier implements CredentialVerifier {

        private final AuthorizationScheme scheme;
        private int calls;
        private String last = "";

        private Verifier(AuthorizationScheme scheme) {
            this.scheme = scheme;
        }

        @Override
        public AuthorizationScheme scheme() {
            return scheme;
        }

        @Override
        public Principal verify(String credential, String address) {
            calls++;
            last = credential;
            if (credential.equals("wrong")) {
                throw new Unauthenticated("wrong");
            }
            return SOMEBODY;
        }
    }
}
