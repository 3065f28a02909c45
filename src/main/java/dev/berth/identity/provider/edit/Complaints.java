package dev.berth.identity.provider.edit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.ProviderSettings;
import dev.berth.platform.DomainException;
import dev.berth.platform.outward.Trust;

/** Gathers what is wrong with the fields of a provider, so that it can be said of all of them together. */
final class Complaints {

    /** Of names, addresses and filters. */
    static final int LONGEST_TEXT = 1_024;

    private static final int LONGEST_CERTIFICATES = 65_536;

    private final List<Complaint> found = new ArrayList<>();

    /** @param field by its name in the body */
    record Complaint(String field, String expected) {}

    void unless(boolean fits, String field, String expected) {
        if (!fits) {
            found.add(new Complaint(field, expected));
        }
    }

    /** Of a text that the form is asked of once it is known to be a text at all. */
    void unless(String field, String text, Predicate<String> form, String expected) {
        unless(isText(text, LONGEST_TEXT) && form.test(text), field, expected);
    }

    void unlessBetween(int least, int most, int number, String field) {
        unless(number >= least && number <= most, field, "a whole number from " + least + " to " + most);
    }

    /** What every kind has. */
    void common(ProviderSettings settings, int timeoutSeconds, @Nullable String authorities) {
        unlessBetween(1, 60, timeoutSeconds, "timeout_seconds");
        String secret = settings.secret();
        unless(
                secret == null || isText(secret, LONGEST_TEXT),
                "secret",
                "a text of up to " + LONGEST_TEXT + " characters without control characters");
        unless(areCertificates(authorities), "ca_certificate", "one or more certificates in PEM form, or nothing");
    }

    List<Complaint> found() {
        return found;
    }

    static boolean isText(String text, int longest) {
        return text.length() <= longest
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean areCertificates(@Nullable String authorities) {
        if (authorities == null) {
            return true;
        }
        try {
            if (authorities.length() > LONGEST_CERTIFICATES) {
                return false;
            }
            new Trust(true, authorities).context();
            return !authorities.isBlank();
        } catch (DomainException unreadable) {
            return false;
        }
    }
}
