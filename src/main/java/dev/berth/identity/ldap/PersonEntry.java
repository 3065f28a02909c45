package dev.berth.identity.ldap;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.unboundid.ldap.sdk.Entry;

import dev.berth.identity.provider.LdapSettings;

/**
 * Somebody's entry in a directory.
 *
 * @param dn as the directory writes it; never empty
 * @param subject the lasting key
 * @param name what the directory calls the person
 * @param memberships the names of groups that the entry itself holds
 */
record PersonEntry(
        String dn,
        String subject,
        String name,
        @Nullable String email,
        @Nullable String realname,
        List<String> memberships) {

    static PersonEntry of(Entry entry, LdapSettings settings, String subject, String name) {
        return new PersonEntry(
                entry.getDN(),
                subject,
                name,
                text(entry, settings.emailAttribute()),
                text(entry, settings.realnameAttribute()),
                values(entry, settings.membershipAttribute()));
    }

    private static @Nullable String text(Entry entry, String attribute) {
        String value = attribute.isBlank() ? null : entry.getAttributeValue(attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static List<String> values(Entry entry, String attribute) {
        String[] values = attribute.isBlank() ? null : entry.getAttributeValues(attribute);
        return values == null ? List.of() : List.of(values);
    }
}
