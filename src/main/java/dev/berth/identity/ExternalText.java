package dev.berth.identity;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.ExternalAccount;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** What a provider says of a person, brought within the limits that hold here. */
final class ExternalText {

    /** Of a subject, in bytes of UTF-8; a row of an index holds no more than 2,704. */
    private static final int LONGEST_SUBJECT = 2_000;

    private ExternalText() {}

    /** @throws DomainException INVALID where the key that decides who somebody is cannot be kept as it is */
    static void requireSubject(String subject) {
        if (!isSubject(subject)) {
            throw new DomainException(
                    ErrorKind.INVALID,
                    "the provider's key of the person cannot be kept: expected 1 to " + LONGEST_SUBJECT
                            + " bytes without control characters");
        }
    }

    static boolean isSubject(String text) {
        return !text.isBlank()
                && printable(text).equals(text)
                && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SUBJECT;
    }

    static String name(ExternalAccount account) {
        return shortened(account.name());
    }

    /**
     * An address or a name that is outside the limits must not keep anybody out, so it is shortened, or left away.
     *
     * @param email absent where it is somebody else's here
     */
    static UserDescription description(ExternalAccount account, @Nullable String email) {
        return new UserDescription(email, account.realname() == null ? null : shortened(account.realname()), null);
    }

    /** Absent where it is no address. */
    static @Nullable String email(ExternalAccount account) {
        return account.email() != null && UserDescription.isEmail(account.email()) ? account.email() : null;
    }

    /** Within the length that a name may have. */
    static String shortened(String text) {
        String storable = printable(text).strip();
        int end = Math.min(storable.length(), UserDescription.LONGEST);
        boolean withinPair = end > 0 && end < storable.length() && Character.isHighSurrogate(storable.charAt(end - 1));
        return storable.substring(0, withinPair ? end - 1 : end);
    }

    /** Without control characters and halves of characters: nothing that breaks a line of a log or that the database refuses. */
    static String printable(String text) {
        return text.codePoints()
                .filter(point -> !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
