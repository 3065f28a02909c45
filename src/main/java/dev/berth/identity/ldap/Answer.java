package dev.berth.identity.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;

/** What a directory answered, in words for the administrator. */
final class Answer {

    private static final int LONGEST = 400;

    private Answer() {}

    static String of(LDAPException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return failure.getResultCode().isClientSideResultCode() ? plain(message(cause)) : of(failure.toLDAPResult());
    }

    /** The number and name of the code, and what the directory said beside. */
    static String of(LDAPResult result) {
        ResultCode code = result.getResultCode();
        String words = result.getDiagnosticMessage() == null ? "" : ": " + result.getDiagnosticMessage();
        return plain("%d (%s)%s".formatted(code.intValue(), code.getName(), words));
    }

    /** A text from outside as it may stand in a line of a log. */
    static String plain(String text) {
        String line = text.codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.strip();
    }

    private static String message(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
