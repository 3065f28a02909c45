package dev.berth.identity.ldap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.PasswordExpiredControl;
import com.unboundid.ldap.sdk.controls.PasswordExpiringControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ErrorType;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10WarningType;

import static org.assertj.core.api.Assertions.assertThat;

class BindRefusalTest {

    @Test
    void aSuccessIsNone() {
        assertThat(BindRefusal.of(result(ResultCode.SUCCESS, null))).isEmpty();
        assertThat(BindRefusal.of(result(ResultCode.SUCCESS, null, new PasswordExpiringControl(60))))
                .isEmpty();
        assertThat(BindRefusal.of(result(
                        ResultCode.SUCCESS,
                        null,
                        policy(DraftBeheraLDAPPasswordPolicy10WarningType.GRACE_LOGINS_REMAINING, null))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DraftBeheraLDAPPasswordPolicy10ErrorType.class)
    void aSuccessWithAnErrorOfThePolicyIsOne(DraftBeheraLDAPPasswordPolicy10ErrorType error) {
        assertThat(BindRefusal.of(result(ResultCode.SUCCESS, null, policy(null, error))))
                .contains("password policy: " + error.getName());
    }

    @Test
    void aPasswordThatHasToBeChangedFirstIsOne() {
        assertThat(BindRefusal.of(result(ResultCode.SUCCESS, null, new PasswordExpiredControl())))
                .contains("the password has expired or has to be changed first");
    }

    @ParameterizedTest
    @CsvSource({
        "525, unknown account",
        "52e, wrong password",
        "530, not allowed at this time",
        "532, the password has expired",
        "533, the account is disabled",
        "701, the account has expired",
        "773, the password has to be changed first",
        "775, the account is locked"
    })
    void whatActiveDirectorySaysIsTranslated(String data, String words) {
        String said =
                "80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data " + data + ", v4563\0";

        assertThat(BindRefusal.of(result(ResultCode.INVALID_CREDENTIALS, said)).orElseThrow())
                .startsWith("49 (invalid credentials): 80090308")
                .endsWith(", " + words)
                .doesNotContain("\0");
    }

    @Test
    void whatADirectorySaysStandsInOneLine() {
        assertThat(BindRefusal.of(result(ResultCode.INVALID_CREDENTIALS, "no\r\nERROR all is lost" + "x".repeat(9_999)))
                        .orElseThrow())
                .startsWith("49 (invalid credentials): no  ERROR all is lost")
                .hasSizeLessThan(500);
    }

    private static Control policy(
            @Nullable DraftBeheraLDAPPasswordPolicy10WarningType warning,
            @Nullable DraftBeheraLDAPPasswordPolicy10ErrorType error) {
        return new DraftBeheraLDAPPasswordPolicy10ResponseControl(warning, warning == null ? -1 : 2, error);
    }

    private static BindResult result(ResultCode code, @Nullable String words, Control... controls) {
        return new BindResult(1, code, words, null, null, controls);
    }
}
