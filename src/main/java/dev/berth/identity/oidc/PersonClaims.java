package dev.berth.identity.oidc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Pattern;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.OidcSettings;

/** What an issuer's claims of a person mean (OpenID Connect Core 1.0, 5.1). The ID token's count before those of the userinfo endpoint. */
final class PersonClaims {

    private static final String DEFAULT_NAME = "preferred_username";

    private static final java.util.regex.Pattern UNSTORABLE = java.util.regex.Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final OidcSettings settings;

    PersonClaims(OidcSettings settings) {
        this.settings = settings;
    }

    /** Whether the ID token alone tells the person's name, and the groups where they are wanted. */
    boolean areComplete(Map<String, Object> idToken) {
        String name = settings.userClaim().isEmpty() ? DEFAULT_NAME : settings.userClaim();
        return text(idToken, name).isPresent()
                && (settings.groupsClaim().isEmpty() || idToken.containsKey(settings.groupsClaim()));
    }

    /** @param userinfo empty where it was not asked */
    ExternalAccount account(String subject, Map<String, Object> idToken, Map<String, Object> userinfo) {
        List<Map<String, Object>> sources = List.of(idToken, userinfo);
        List<String> groups = groups(sources);
        return new ExternalAccount(
                subject,
                name(sources),
                email(sources).orElse(null),
                first(sources, "name").orElse(null),
                groups.stream()
                        .filter(filter())
                        .map(group -> new ExternalGroup(group, group))
                        .toList(),
                !settings.adminGroup().isEmpty() && groups.contains(settings.adminGroup()));
    }

    /** Empty where there is none, so that the person is asked for one. */
    private String name(List<Map<String, Object>> sources) {
        Optional<String> name = settings.userClaim().isEmpty()
                ? first(sources, DEFAULT_NAME).or(() -> email(sources))
                : first(sources, settings.userClaim());
        return name.orElse("");
    }

    /** Not where the issuer itself says that it has not verified the address. */
    private static Optional<String> email(List<Map<String, Object>> sources) {
        return sources.stream()
                .filter(claims -> text(claims, "email").isPresent())
                .findFirst()
                .filter(claims -> !isFalse(claims.get("email_verified")))
                .flatMap(claims -> text(claims, "email"));
    }

    /** Some issuers send it as a text. */
    private static boolean isFalse(@Nullable Object verified) {
        return verified != null && verified.toString().equalsIgnoreCase("false");
    }

    private List<String> groups(List<Map<String, Object>> sources) {
        return settings.groupsClaim().isEmpty() ? List.of() : groupsClaimed(sources);
    }

    private List<String> groupsClaimed(List<Map<String, Object>> sources) {
        return sources.stream()
                .map(claims -> claims.get(settings.groupsClaim()))
                .filter(claim -> claim != null)
                .findFirst()
                .map(PersonClaims::texts)
                .orElse(List.of());
    }

    private static List<String> texts(Object claim) {
        Stream<?> values = claim instanceof List<?> list ? list.stream() : Stream.of(claim);
        return values.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(group -> !group.isBlank() && plain(group).equals(group))
                .distinct()
                .toList();
    }

    /** RE2, so that no pattern takes longer than the names are long (S35). */
    private Predicate<String> filter() {
        if (settings.groupFilter().isEmpty()) {
            return group -> true;
        }
        Pattern pattern = Pattern.compile(settings.groupFilter());
        return pattern::matches;
    }

    private static Optional<String> first(List<Map<String, Object>> sources, String claim) {
        return sources.stream().flatMap(claims -> text(claims, claim).stream()).findFirst();
    }

    private static Optional<String> text(Map<String, Object> claims, String claim) {
        return claims.get(claim) instanceof String text && !plain(text).isBlank()
                ? Optional.of(plain(text))
                : Optional.empty();
    }

    /** Without what no text in the database may hold: control characters, and halves of characters. */
    private static String plain(String text) {
        return UNSTORABLE.matcher(text).replaceAll("");
    }
}
