package dev.berth.identity.oidc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.OidcSettings;

import static org.assertj.core.api.Assertions.assertThat;

class PersonClaimsTest {

    @Test
    void theNameIsThatOfTheClaimThatTheSettingsName() {
        Map<String, Object> claims = Map.of("upn", "a@x", "preferred_username", "b", "email", "c@x");

        assertThat(account("upn", "", claims).name()).isEqualTo("a@x");
        assertThat(account("", "", claims).name()).isEqualTo("b");
        assertThat(account("", "", Map.of("email", "c@x")).name()).isEqualTo("c@x");
        assertThat(account("other", "", claims).name()).as("none is made up").isEmpty();
        assertThat(account("upn", "", Map.of("upn", 5)).name()).isEmpty();
    }

    @Test
    void theIdTokenCountsBeforeTheUserinfoEndpoint() {
        ExternalAccount account = new PersonClaims(settings("", "groups", "", ""))
                .account(
                        "s",
                        Map.of("preferred_username", "token", "groups", List.of("t")),
                        Map.of("preferred_username", "userinfo", "groups", List.of("u"), "name", "N"));

        assertThat(account.name()).isEqualTo("token");
        assertThat(account.realname()).isEqualTo("N");
        assertThat(account.groups()).containsExactly(new ExternalGroup("t", "t"));
    }

    @Test
    void anAddressIsTakenUnlessTheIssuerSaysThatItIsNotVerified() {
        assertThat(email(null)).isEqualTo("a@x");
        assertThat(email(true)).isEqualTo("a@x");
        assertThat(email("true")).isEqualTo("a@x");
        assertThat(email(false)).isNull();
        assertThat(email("False")).isNull();
    }

    @Test
    void whatIsNoTextIsNoGroup() {
        List<Object> odd = new ArrayList<>(Arrays.asList("a", 1, null, Map.of(), " ", "a", "b\u0000", "\ud800"));

        assertThat(account("", "groups", Map.of("groups", odd)).groups()).containsExactly(new ExternalGroup("a", "a"));
        assertThat(account("", "groups", Map.of("groups", Map.of("a", "b"))).groups())
                .isEmpty();
        assertThat(account("", "", Map.of("", List.of("a"))).groups())
                .as("no claim is wanted")
                .isEmpty();
    }

    @Test
    void S35_aFilterTakesNoLongerThanTheNamesAreLong() {
        PersonClaims claims = new PersonClaims(settings("", "groups", "(a+)+b", ""));

        assertThat(claims.account("s", Map.of("groups", "a".repeat(100_000)), Map.of())
                        .groups())
                .isEmpty();
    }

    @Test
    void theGroupOfAdministratorsNeedsNotPassTheFilter() {
        PersonClaims claims = new PersonClaims(settings("", "groups", "dev", "root"));

        ExternalAccount account = claims.account("s", Map.of("groups", List.of("root", "dev")), Map.of());

        assertThat(account.administrator()).isTrue();
        assertThat(account.groups()).containsExactly(new ExternalGroup("dev", "dev"));
        assertThat(claims.account("s", Map.of("groups", "ROOT"), Map.of()).administrator())
                .isFalse();
    }

    @Test
    void withoutAGroupOfAdministratorsNobodyIsOne() {
        assertThat(account("", "groups", Map.of("groups", List.of(""))).administrator())
                .isFalse();
    }

    private static @Nullable String email(@Nullable Object verified) {
        Map<String, Object> claims = new HashMap<>(Map.of("email", "a@x"));
        if (verified != null) {
            claims.put("email_verified", verified);
        }
        return account("", "", claims).email();
    }

    private static ExternalAccount account(String userClaim, String groupsClaim, Map<String, Object> claims) {
        return new PersonClaims(settings(userClaim, groupsClaim, "", "")).account("s", claims, Map.of());
    }

    private static OidcSettings settings(String userClaim, String groupsClaim, String filter, String admins) {
        return new OidcSettings(
                "https://issuer.example",
                "berth",
                null,
                List.of("openid"),
                userClaim,
                groupsClaim,
                filter,
                admins,
                true,
                null,
                true,
                false,
                Map.of(),
                5);
    }
}
