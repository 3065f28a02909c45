package dev.berth.identity.provider.edit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.re2j.PatternSyntaxException;

import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.edit.Complaints.Complaint;

/** Which settings of an issuer have the right form; whether the issuer answers is for {@link Trials}. */
final class OidcRule {

    private static final int MOST = 20;
    private static final int LONGEST_WORD = 255;

    /** RFC 6749, 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,128}");

    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z0-9_.~-]{1,64}");

    /** What the protocol itself says there (RFC 6749, 4.1.1; RFC 7636, 4.3; OpenID Connect Core 1.0, 3.1.2.1). */
    private static final Set<String> OURS = Set.of(
            "response_type",
            "response_mode",
            "client_id",
            "client_secret",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "request",
            "request_uri",
            "code_challenge",
            "code_challenge_method");

    /** Which hosts plain http is good enough for is for those who connect. */
    private static final Set<String> SCHEMES = Set.of("https", "http");

    private OidcRule() {}

    static List<Complaint> complaints(OidcSettings settings) {
        Complaints complaints = new Complaints();
        complaints.unless(
                "endpoint",
                settings.endpoint(),
                OidcRule::isIssuer,
                "an https URL without query and fragment, as the issuer calls itself");
        complaints.unless(
                "client_id", settings.clientId(), id -> !id.isBlank(), "the id that the issuer knows this server by");
        complaints.unless(
                areScopes(settings.scopes()),
                "scopes",
                "up to " + MOST + " scopes like openid, profile and email; openid must be among them");
        word(complaints, "user_claim", settings.userClaim());
        word(complaints, "groups_claim", settings.groupsClaim());
        word(complaints, "admin_group", settings.adminGroup());
        complaints.unless(
                "group_filter", settings.groupFilter(), OidcRule::isPattern, "a regular expression (RE2), or nothing");
        complaints.unless(
                areParameters(settings.redirectParameters()),
                "redirect_parameters",
                "up to " + MOST + " parameters, none of those that the protocol itself needs: "
                        + OURS.stream().sorted().toList());
        complaints.common(settings, settings.timeoutSeconds(), settings.caCertificate());
        return complaints.found();
    }

    private static void word(Complaints complaints, String field, String text) {
        complaints.unless(
                Complaints.isText(text, LONGEST_WORD), field, "a text of up to " + LONGEST_WORD + " characters");
    }

    /** OpenID Connect Discovery 1.0, 3. */
    private static boolean isIssuer(String text) {
        try {
            URI url = new URI(text);
            return url.getScheme() != null
                    && SCHEMES.contains(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getPort() != 0
                    && url.getPort() <= 65_535
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean areScopes(List<String> scopes) {
        return scopes.size() <= MOST
                && scopes.contains("openid")
                && scopes.stream()
                        .allMatch(scope -> scope != null && SCOPE.matcher(scope).matches());
    }

    private static boolean isPattern(String text) {
        try {
            return com.google.re2j.Pattern.compile(text) != null;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static boolean areParameters(Map<String, String> parameters) {
        return parameters.size() <= MOST
                && parameters.entrySet().stream()
                        .allMatch(parameter ->
                                PARAMETER.matcher(parameter.getKey()).matches()
                                        && !OURS.contains(parameter.getKey())
                                        && parameter.getValue() != null
                                        && Complaints.isText(parameter.getValue(), LONGEST_WORD));
    }
}
