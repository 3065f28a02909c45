package dev.berth.identity.group;

import java.util.HashMap;
import java.util.Map;

import dev.berth.platform.DomainException;

/**
 * Which groups a list is to show.
 *
 * @param name a part of it, in lower or upper case; empty for any
 * @param dn the distinguished name, in any spelling; empty for any
 */
record GroupFilter(String name, String dn) {

    String where() {
        return " where true"
                + (name.isEmpty() ? "" : " and position(lower(:name) in lower(g.name)) > 0")
                + (dn.isEmpty() ? "" : " and p.kind = 'ldap' and g.key = :key");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (!name.isEmpty()) {
            parameters.put("name", name);
        }
        if (!dn.isEmpty()) {
            parameters.put("key", key());
        }
        return parameters;
    }

    /** What is no distinguished name is no group's either. */
    private String key() {
        try {
            return DirectoryGroups.key(dn);
        } catch (DomainException e) {
            return dn;
        }
    }
}
