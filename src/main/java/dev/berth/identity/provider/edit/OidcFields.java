package dev.berth.identity.provider.edit;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.berth.identity.provider.OidcSettings;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An issuer's settings in bodies; absent fields stay as they are.
 *
 * @param secret never answered; empty takes it away
 * @see OidcSettings what they mean
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record OidcFields(
        @Nullable String endpoint,
        @Nullable String clientId,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable
        String secret,

        @Nullable List<String> scopes,
        @Nullable String userClaim,
        @Nullable String groupsClaim,
        @Nullable String groupFilter,
        @Nullable String adminGroup,
        @Nullable Boolean verifyCertificate,
        @Nullable String caCertificate,
        @Nullable Boolean autoOnboard,
        @Nullable Boolean logout,
        @Nullable Map<String, String> redirectParameters,
        @Nullable Integer timeoutSeconds) {

    /** Before anybody has said anything. */
    static final OidcSettings BLANK = new OidcSettings(
            "", "", null, List.of("openid", "profile", "email"), "", "", "", "", true, null, false, false, Map.of(), 5);

    static OidcFields of(OidcSettings known) {
        return new OidcFields(
                known.endpoint(),
                known.clientId(),
                null,
                known.scopes(),
                known.userClaim(),
                known.groupsClaim(),
                known.groupFilter(),
                known.adminGroup(),
                known.verifyCertificate(),
                known.caCertificate(),
                known.autoOnboard(),
                known.logout(),
                known.redirectParameters(),
                known.timeoutSeconds());
    }

    OidcSettings over(OidcSettings known) {
        return new OidcSettings(
                Given.or(endpoint, known.endpoint()),
                Given.or(clientId, known.clientId()),
                Given.orRemoved(secret, known.secret()),
                Given.or(scopes, known.scopes()),
                Given.or(userClaim, known.userClaim()),
                Given.or(groupsClaim, known.groupsClaim()),
                Given.or(groupFilter, known.groupFilter()),
                Given.or(adminGroup, known.adminGroup()),
                Given.or(verifyCertificate, known.verifyCertificate()),
                Given.orRemoved(caCertificate, known.caCertificate()),
                Given.or(autoOnboard, known.autoOnboard()),
                Given.or(logout, known.logout()),
                Given.or(redirectParameters, known.redirectParameters()),
                Given.or(timeoutSeconds, known.timeoutSeconds()));
    }

    @Override
    public String toString() {
        return "OidcFields[" + endpoint + ", " + clientId + "]";
    }
}
