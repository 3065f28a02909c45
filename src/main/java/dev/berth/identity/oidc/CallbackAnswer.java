package dev.berth.identity.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import jakarta.servlet.http.HttpServletRequest;

/** What an issuer made a browser bring back (RFC 6749, 4.1.2; RFC 9207). None of it is shown to anybody. */
record CallbackAnswer(
        String state,
        @Nullable String code,
        @Nullable String issuer,
        @Nullable String error,
        @Nullable String description) {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackAnswer.class);

    static CallbackAnswer of(HttpServletRequest request) {
        String state = request.getParameter("state");
        return new CallbackAnswer(
                state == null ? "" : state,
                request.getParameter("code"),
                request.getParameter("iss"),
                request.getParameter("error"),
                request.getParameter("error_description"));
    }

    /**
     * What this browser was sent away with.
     *
     * @throws DomainException INVALID where that was nothing, or something else than this answers
     */
    PendingSignIn requireBegun(Optional<PendingSignIn> begun) {
        return begun.filter(pending -> MessageDigest.isEqual(
                        state.getBytes(StandardCharsets.UTF_8), pending.state().getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> new DomainException(
                        ErrorKind.INVALID,
                        "this answer does not belong to a sign-in that this browser has begun: sign in once more"));
    }

    /** @throws DomainException INVALID where another issuer gave it than the person was sent to (RFC 9207, 2.4) */
    void requireFrom(IssuerMetadata metadata) {
        if (issuer == null ? metadata.namesItself() : !issuer.equals(metadata.issuer())) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "this answer is another issuer's than the one that was asked: sign in once more");
        }
    }

    /** @throws DomainException DENIED where the issuer or the person said no, INVALID where there is no code for another reason */
    String requireCode() {
        if (code != null && error == null) {
            return code;
        }
        LOG.warn("An issuer sent somebody back without a code: {}", IssuerAsked.printable(error + " " + description));
        throw "access_denied".equals(error)
                ? new DomainException(ErrorKind.DENIED, "the issuer did not let you in, or you did not want to go in")
                : new DomainException(
                        ErrorKind.INVALID, "the issuer did not sign you in: the log of this server says why");
    }

    /** Without the code, which belongs into no log. */
    @Override
    public String toString() {
        return "CallbackAnswer[]";
    }
}
