package dev.berth.identity.ldap;

import java.util.Optional;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;

import dev.berth.identity.provider.ProviderAway;

/** Reads distinguished names (RFC 4514) and filters (RFC 4515) that people have written. */
final class Names {

    private Names() {}

    /** Empty where it is none. */
    static Optional<DN> dn(String text) {
        try {
            return Optional.of(new DN(text));
        } catch (LDAPException e) {
            return Optional.empty();
        }
    }

    /** The one form of all that mean the same: case, spaces and escapes do not tell two names apart. */
    static Optional<String> normalised(String text) {
        return dn(text).map(DN::toNormalizedString);
    }

    /**
     * What has to match together. Values from outside stand in filters that the library made, never in a text.
     *
     * @param written by an administrator, empty for none
     * @throws ProviderAway where it is no filter
     */
    static Filter both(String written, Filter filter) {
        try {
            return written.isBlank() ? filter : Filter.createANDFilter(Filter.create(written.strip()), filter);
        } catch (LDAPException e) {
            throw new ProviderAway("\"%s\" is no filter: %s".formatted(written, Answer.of(e)), e);
        }
    }
}
