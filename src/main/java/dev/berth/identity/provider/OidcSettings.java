package dev.berth.identity.provider;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.outward.Trust;

/**
 * An issuer. The names are those of Harbor's {@code oidc_…} settings, where it has one.
 *
 * @param endpoint the issuer's identifier, below which its metadata are (OpenID Connect Discovery 1.0, 4)
 * @param secret the client's; absent for a public client
 * @param scopes asked for, {@code openid} among them
 * @param userClaim holds the name that a person gets here; empty for {@code preferred_username}, or else the e-mail address
 * @param groupsClaim holds the names of the groups, as a list or as one text; empty for no groups
 * @param groupFilter a pattern (RE2) that a group's name has to match as a whole; empty for every group
 * @param adminGroup who is in this group administers the system; empty for nobody
 * @param autoOnboard whether people get an account at their first sign-in without being asked for a name
 * @param logout whether signing out here signs out at the issuer (OpenID Connect RP-Initiated Logout 1.0)
 * @param redirectParameters further parameters of the request that sends people there
 */
public record OidcSettings(
        String endpoint,
        String clientId,
        @Nullable String secret,
        List<String> scopes,
        String userClaim,
        String groupsClaim,
        String groupFilter,
        String adminGroup,
        boolean verifyCertificate,
        @Nullable String caCertificate,
        boolean autoOnboard,
        boolean logout,
        Map<String, String> redirectParameters,
        int timeoutSeconds)
        implements ProviderSettings {

    @Override
    public ProviderKind kind() {
        return ProviderKind.OIDC;
    }

    @Override
    public Trust trust() {
        return new Trust(verifyCertificate, caCertificate);
    }

    /** Without the client's secret, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "OidcSettings[" + endpoint + ", " + clientId + "]";
    }
}
