package dev.berth.identity.ldap;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.PasswordExpiredControl;
import com.unboundid.ldap.sdk.experimental.DraftBeheraLDAPPasswordPolicy10ResponseControl;

/**
 * Why a directory did not take a name and a password, for the administrator's log: the person hears the same of each. Who has to change the
 * password first has not signed in either, although the directory calls it a success.
 */
final class BindRefusal {

    private static final Set<ResultCode> ANSWERS = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.INAPPROPRIATE_AUTHENTICATION,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
            ResultCode.NO_SUCH_OBJECT,
            ResultCode.INVALID_DN_SYNTAX);

    /** What Active Directory says in the words beside code 49. */
    private static final Map<String, String> ACTIVE_DIRECTORY = Map.of(
            "525", "unknown account",
            "52e", "wrong password",
            "530", "not allowed at this time",
            "531", "not allowed from here",
            "532", "the password has expired",
            "533", "the account is disabled",
            "701", "the account has expired",
            "773", "the password has to be changed first",
            "775", "the account is locked");

    private static final Pattern DATA = Pattern.compile("\\bdata ([0-9a-f]{3})\\b");

    private BindRefusal() {}

    /** Whether a code is a no to this person; any other failure is the directory's. */
    static boolean isAnswer(ResultCode code) {
        return ANSWERS.contains(code);
    }

    /** Empty where the directory has taken them. */
    static Optional<String> of(BindResult result) {
        Optional<String> policy = policy(result);
        if (result.getResultCode().equals(ResultCode.SUCCESS)) {
            return policy;
        }
        String words = policy.or(() -> activeDirectory(result))
                .map(said -> ", " + said)
                .orElse("");
        return Optional.of(Answer.of(result) + words);
    }

    private static Optional<String> policy(BindResult result) {
        try {
            var control = DraftBeheraLDAPPasswordPolicy10ResponseControl.get(result);
            if (control != null && control.getErrorType() != null) {
                return Optional.of("password policy: " + control.getErrorType().getName());
            }
            return PasswordExpiredControl.get(result) == null
                    ? Optional.empty()
                    : Optional.of("the password has expired or has to be changed first");
        } catch (LDAPException e) {
            return Optional.of("a password policy that cannot be read: " + Answer.of(e));
        }
    }

    private static Optional<String> activeDirectory(BindResult result) {
        String words = result.getDiagnosticMessage();
        Matcher data = DATA.matcher(words == null ? "" : words);
        return data.find() ? Optional.ofNullable(ACTIVE_DIRECTORY.get(data.group(1))) : Optional.empty();
    }
}
