package dev.berth.identity.ldap;

import java.util.List;
import java.util.Optional;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchScope;

import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.LdapSettings;

/** Which entries of a directory are groups, and what they are called. */
final class GroupRule {

    private final LdapSettings settings;
    private final Optional<DN> base;

    GroupRule(LdapSettings settings) {
        this.settings = settings;
        this.base = Names.dn(baseText());
    }

    String baseText() {
        return settings.groupBaseDn().isBlank() ? settings.baseDn() : settings.groupBaseDn();
    }

    SearchScope scope() {
        return SearchScope.valueOf(settings.groupScope());
    }

    String nameAttribute() {
        return settings.groupNameAttribute().isBlank() ? "cn" : settings.groupNameAttribute();
    }

    /** Whether a group lies where groups are to be. */
    boolean covers(DN group) {
        return base.isPresent()
                && switch (settings.groupScope()) {
                    case 0 -> group.equals(base.get());
                    case 1 -> base.get().equals(group.getParent());
                    default -> group.isDescendantOf(base.get(), true);
                };
    }

    /** This and what the settings demand of groups. */
    Filter with(Filter filter) {
        return Names.both(settings.groupFilter(), filter);
    }

    /** The group of a name alone, where the name says what the group is called and nothing else is demanded of it. */
    Optional<ExternalGroup> group(DN group) {
        return settings.groupFilter().isBlank()
                ? nameIn(group, nameAttribute()).map(name -> new ExternalGroup(group.toNormalizedString(), name))
                : Optional.empty();
    }

    /** The group of an entry; one without the attribute is called what its name says. */
    Optional<ExternalGroup> group(Entry entry) {
        return Names.dn(entry.getDN()).map(dn -> new ExternalGroup(dn.toNormalizedString(), name(entry, dn)));
    }

    private String name(Entry entry, DN dn) {
        String name = entry.getAttributeValue(nameAttribute());
        if (name != null && !name.isBlank()) {
            return name.strip();
        }
        RDN first = dn.getRDN();
        return first == null
                ? entry.getDN()
                : List.of(first.getAttributeValues()).getFirst();
    }

    private static Optional<String> nameIn(DN group, String attribute) {
        RDN first = group.getRDN();
        return first == null
                ? Optional.empty()
                : first.getNameValuePairs().stream()
                        .filter(pair -> pair.getAttributeName().equalsIgnoreCase(attribute))
                        .map(pair -> pair.getAttributeValue())
                        .findFirst();
    }
}
