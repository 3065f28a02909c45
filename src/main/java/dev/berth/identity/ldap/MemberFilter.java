package dev.berth.identity.ldap;

import com.unboundid.ldap.sdk.Filter;

/** Finds the groups whose entries name somebody. */
final class MemberFilter {

    private MemberFilter() {}

    /**
     * @param attribute {@code member}, {@code uniqueMember}; {@code memberUid}, which holds names instead of distinguished names; or an
     *     attribute with a matching rule, such as {@code member:1.2.840.113556.1.4.1941:} for groups within groups at Active Directory
     */
    static Filter of(String attribute, PersonEntry person) {
        int rule = attribute.indexOf(':');
        if (rule > 0) {
            String oid = attribute.substring(rule + 1).replace(":", "");
            return Filter.createExtensibleMatchFilter(attribute.substring(0, rule), oid, false, person.dn());
        }
        return Filter.createEqualityFilter(
                attribute, attribute.equalsIgnoreCase("memberUid") ? person.name() : person.dn());
    }
}
